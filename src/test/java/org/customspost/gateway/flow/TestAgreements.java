package org.customspost.gateway.flow;

/** What a post and a customs administration agree with the gateway, for tests of the line. */
public final class TestAgreements {
  public static final String POST =
      """
      partner: post
      role: operator
      mode: live
      duplicates: {window: 10d}
      acknowledge: {reports: [json], channel: box}
      channels:
        - {id: box, kind: file, folder: post}
      flows:
        - name: parcels
          message: itmatt
          destination: [GB]
          file-to: customs
          rules: [toy]
          notify:
            - {partner: post, as: toynote, channel: box}
      retry: {budget: 1h, first: 1s, factor: 2, most: 1m}
      """;
  public static final String CUSTOMS =
      """
      partner: customs
      role: customs
      mode: live
      channels:
        - {id: box, kind: file, folder: customs}
      declarations:
        as: toydec
        cancel-as: toydec
        channel: box
        eligibility: toy
      answers:
        formats: [toyres]
        within: 4h
      """;

  private TestAgreements() {}
}
