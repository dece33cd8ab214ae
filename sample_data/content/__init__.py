"""The words of the sample site, as plain data in English and French. People and answers are invented."""
