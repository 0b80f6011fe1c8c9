package io.github.onetimecode.text;

import java.net.MalformedURLException;
import java.net.URL;

/**
 * Files of our own jar. Other jars may hold files of the same name in {@code theme-resources}, and the class loader would
 * find either, so they are looked up beside one that is ours alone.
 */
public final class OurFiles {

    private static final String FRAME = "frame.ftl";

    private OurFiles() {
    }

    /** The plain frame of a mail. */
    public static URL frame() {
        return OurFiles.class.getResource(FRAME);
    }

    /** A file below {@code theme-resources}. */
    public static URL themeResource(String path) {
        String frame = frame().toString();
        String root = frame.substring(0, frame.length() - FRAME.length() - OurFiles.class.getPackageName().length() - 1);
        try {
            return new URL(root + "theme-resources/" + path);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("it was an address before", e);
        }
    }
}
