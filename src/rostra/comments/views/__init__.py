"""The pages of readers: one module for reading, writing and acting each."""
