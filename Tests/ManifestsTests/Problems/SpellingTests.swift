import Testing

@testable import Manifests

@Suite struct SpellingTests {
  @Test(
    "edits count by halves, so that case matters least",
    arguments: [
      ("replicas", "replicas", 0), ("Replicas", "replicas", 1), ("replica", "replicas", 2),
      ("relpicas", "replicas", 2),
      ("", "ab", 4), ("ab", "", 4), ("ação", "acao", 4),
    ])
  func distance(_ left: String, _ right: String, _ distance: Int) {
    #expect(Spelling.distance(left, right) == distance)
  }

  @Test(
    "only what is near is offered, the nearest first",
    arguments: [
      ("weigth", ["weight", "width", "limits"], ["weight", "width"]),
      ("nodeselector", ["nodeSelector", "nodeName"], ["nodeSelector"]),
      ("colour", ["weight", "limits"], []),
      ("", ["a"], []),
    ])
  func nearest(_ text: String, _ candidates: [String], _ expected: [String]) {
    #expect(Spelling.nearest(to: text, among: candidates) == expected)
  }

  @Test(
    "a path reads as the API server writes it",
    arguments: [
      "spec.containers[0].resources.limits[nvidia.com/gpu]", "metadata.labels[a.b/c]", "spec", "",
    ])
  func path(_ text: String) {
    #expect(FieldPath(text).description == text)
  }

  @Test(
    "a quantity is guessed from how people write it",
    arguments: [
      ("512MB", "512M"), ("1 gi", "1Gi"), ("0,5", "0.5"), ("2GiB", "2Gi"), ("1Gi", nil), ("lots", nil),
      ("", nil),
    ])
  func quantity(_ text: String, _ meant: String?) {
    #expect(Corrections.quantity(meantBy: text) == meant)
  }
}
