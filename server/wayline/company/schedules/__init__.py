"""Opening hours: windows a week, holidays, versions; business time is counted here and nowhere else."""
