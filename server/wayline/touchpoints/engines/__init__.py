"""The engines that can hold the log. Everything above speaks Ibis and Arrow."""
