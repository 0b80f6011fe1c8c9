Somebody logs in.
