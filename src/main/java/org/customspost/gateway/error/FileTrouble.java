package org.customspost.gateway.error;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * What went wrong with a file or folder, in words. What Java says is often its path and no more.
 */
public final class FileTrouble {
  private FileTrouble() {}

  /**
   * A phrase with the path where Java tells it: {@code /srv/in: there is no such file or folder}.
   */
  public static String words(IOException problem) {
    if (problem instanceof CharacterCodingException) return "it is not text in UTF-8";
    String message = String.valueOf(problem.getMessage());
    if (problem instanceof FileSystemException named)
      return named.getFile() == null ? phrase(named) : named.getFile() + ": " + phrase(named);
    if (problem instanceof FileNotFoundException) return message;
    return message.equals("null")
        ? problem.getClass().getSimpleName()
        : message.equals("Is a directory") ? "it is a folder" : message;
  }

  private static String phrase(FileSystemException problem) {
    if (problem instanceof NoSuchFileException) return "there is no such file or folder";
    if (problem instanceof AccessDeniedException)
      return "the user that runs this may not; look at its owner and permissions";
    if (problem instanceof FileAlreadyExistsException) return "it exists already";
    if (problem instanceof NotDirectoryException) return "it is not a folder";
    if (problem instanceof DirectoryNotEmptyException) return "the folder is not empty";
    String reason = problem.getReason();
    return reason == null ? "it cannot be used" : reason;
  }
}
