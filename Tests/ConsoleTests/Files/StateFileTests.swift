import FoundationEssentials
import Glibc
import Testing

@testable import Console

@Suite("A file kept for a person")
struct StateFileTests {
  private func withFile(_ test: (StateFile) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/bancada-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try test(StateFile(path: folder + "/state/progress.json"))
  }

  @Test func holdsWhatItWasGivenLast() throws {
    try withFile { file in
      #expect(file.load(limitBytes: 100) == .none)
      #expect(file.replace(with: "um"))
      #expect(file.replace(with: "dois"))
      #expect(file.load(limitBytes: 100) == .text("dois"))
    }
  }

  @Test func refusesWhatIsTooLargeOrNoFile() throws {
    try withFile { file in
      #expect(file.replace(with: "12345"))
      #expect(file.load(limitBytes: 4) == .unreadable)
      unlink(file.path)
      mkdir(file.path, 0o700)
      #expect(file.load(limitBytes: 100) == .unreadable)
    }
  }

  @Test func isSetAsideUnderANameOfItsOwn() throws {
    try withFile { file in
      for number in 1...2 {
        #expect(file.replace(with: "estragado \(number)"))
        let other = try #require(file.setAside())
        #expect(other == "\(file.path).damaged-\(number)")
        #expect(StateFile(path: other).load(limitBytes: 100) == .text("estragado \(number)"))
        #expect(file.load(limitBytes: 100) == .none)
      }
    }
  }
}
