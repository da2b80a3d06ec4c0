"""Snapshots: the described frames of the register, whole as Parquet files or small for a few people."""
