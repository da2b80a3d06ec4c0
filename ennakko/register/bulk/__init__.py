"""Bulk: whole tables into an empty register, never row by row."""
