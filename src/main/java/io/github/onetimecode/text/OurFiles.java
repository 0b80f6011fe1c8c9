package io.github.onetimecode.text;

import java.net.MalformedURLException;
import java.net.URL;

/**
 * The files in this extension's jar. Other jars may contain files of the same name in {@code theme-resources}, and the
 * class loader could return those, so files are located relative to one that only this jar contains.
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
        int below = OurFiles.class.getPackageName().length() + 1 + FRAME.length();
        String root = frame.substring(0, frame.length() - below);
        try {
            return new URL(root + "theme-resources/" + path);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("no URL: " + root, e);
        }
    }
}
