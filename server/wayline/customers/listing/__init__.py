"""The list of customers: a projection that is searched, filtered and sorted."""
