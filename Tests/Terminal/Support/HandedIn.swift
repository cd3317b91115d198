import FoundationEssentials
import Glibc
import Testing

/// What a made-up student hands in, and what it must get.
struct HandedIn: Sendable {
  enum Must: Equatable, Sendable {
    case score(Int)
    /// A counted limit stops it: its mark, and what the reason says.
    case limit(Int, String)
    /// No mark, and what the reason says.
    case unmarked(String)
  }

  let name: String
  let must: Must
  var script: String
  /// Beside the script, which is then in a folder.
  var files: [String: String]?
  /// Links beside the script, and where they lead.
  var links: [String: String] = [:]

  init(
    _ name: String, _ must: Must, _ lines: [String], files: [String: String]? = nil,
    links: [String: String] = [:]
  ) {
    self.name = name
    self.must = must
    script = lines.map { $0 + "\n" }.joined()
    self.files = files
    self.links = links
  }

  /// As results name it.
  var submission: String { files == nil ? name + ".bancada" : name }

  func write(into folder: String) throws {
    guard let files else {
      return try script.write(toFile: "\(folder)/\(name).bancada", atomically: false, encoding: .utf8)
    }
    let own = "\(folder)/\(name)"
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    try script.write(toFile: own + "/session.bancada", atomically: false, encoding: .utf8)
    for (file, text) in files {
      try text.write(toFile: "\(own)/\(file)", atomically: false, encoding: .utf8)
    }
    for (link, target) in links {
      try FileManager.default.createSymbolicLink(atPath: "\(own)/\(link)", withDestinationPath: target)
    }
  }
}

/// The marks of a class, as `--format json` gives them.
struct Marks: Decodable, Equatable {
  struct Result: Decodable, Equatable {
    let submission: String
    let status: String
    let score: Int?
    let maxScore: Int?
    let error: Trouble?
    let failedCommands: [Trouble]
    let checks: [Check]
    let seed: String?
    let sha256: String
    let student: String?
  }

  struct Trouble: Decodable, Equatable {
    let message: String
    let line: Int?
  }

  struct Check: Decodable, Equatable {
    struct Place: Decodable, Equatable {
      let line: Int?
      let time: String
    }

    let id: String
    let status: String
    let points: Int
    let message: String
    let expected: String
    let found: String
    let at: Place?
    let see: String?
  }

  let schema: String
  let seed: String
  let lesson: [String: String]
  let engine: [String: String]
  let results: [Result]

  static func of(_ arguments: [String]) throws -> Marks {
    let ending = try Program.run(["grade"] + arguments + ["--format", "json"])
    return try JSONDecoder().decode(Marks.self, from: Data(ending.output.utf8))
  }

  subscript(_ submission: String) -> Result? { results.first { $0.submission == submission } }
}
