import Kubernetes
import Testing

@testable import Manifests

@Suite struct CorpusTests {
  @Test func hasTheFilesItIsHeldAgainst() {
    #expect(CorpusFile.all.count == 614)
  }

  @Test("every object of a recorded cluster decodes", arguments: CorpusFile.all)
  func decodes(_ file: CorpusFile) throws {
    #expect(try file.resources().isEmpty == false)
  }
}
