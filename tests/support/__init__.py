"""The real parts that tests run against, and what is said when one of them is missing."""
