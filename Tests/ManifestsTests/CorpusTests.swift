import Kubernetes
import Testing

@testable import Manifests

@Suite struct CorpusTests {
  @Test func hasTheFilesItIsHeldAgainst() {
    #expect(CorpusFile.all.count == 614)
  }

  @Test("what is decoded, written and decoded again is the same", arguments: CorpusFile.all)
  func roundTrip(_ file: CorpusFile) throws {
    let resources = try file.resources()
    #expect(resources.isEmpty == false)
    for resource in resources {
      try #expect(Manifest.decodeAll(resource.yaml) == [resource])
      try #expect(Manifest.decodeAll(JSONWriter.indented(resource.json)) == [resource])
    }
  }
}
