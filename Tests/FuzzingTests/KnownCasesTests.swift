import FoundationEssentials
import Testing

@testable import Fuzzing

/// Inputs that once went wrong, and those that fuzzing starts from.
struct KnownCasesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let target: FuzzTarget
    let name: String
    let bytes: [UInt8]

    var testDescription: String { "\(target.rawValue)/\(name)" }
  }

  @Test("they are taken in, and nothing traps", arguments: Case.all)
  func take(_ known: Case) {
    known.target.take(known.bytes)
  }

  @Test("every door has some")
  func everyDoor() {
    let doors = Set(Case.all.map(\.target))
    #expect(doors == Set(FuzzTarget.allCases))
  }
}

extension KnownCasesTests.Case {
  /// By target and name.
  static let all: [Self] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "FuzzCases")
    return FuzzTarget.allCases.flatMap { target -> [Self] in
      let folder = root.appending(path: target.rawValue).path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.sorted().compactMap { name in
        let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
        return data.map { Self(target: target, name: name, bytes: Array($0)) }
      }
    }
  }()
}
