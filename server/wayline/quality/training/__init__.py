"""Training: pages, links and quizzes that teammates are given, with a day until which they are to be done."""
