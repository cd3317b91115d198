import Cloud
import Foundation
import Kubernetes
import Manifests
import Testing

@testable import Commands

/// The rounds recorded from Karpenter v1.13.0, decided again.
struct ProvisioningConformanceTests {
  @Test("a round decides as Karpenter did", arguments: try ConformanceCase.all(in: "karpenter/provisioning"))
  func decides(_ recorded: ConformanceCase) throws {
    let decided = try ProvisioningDecision.decide(
      recorded.text("yaml"), source: recorded.name, catalogue: try recorded.catalogue())
    let expected = try recorded.json("expected.json")
    for part in ["nodeClaims", "existing", "errors", "events"] {
      let difference = Difference.first(between: expected[part], and: decided[part], at: part)
      #expect(difference == nil)
    }
  }
}

/// One scenario of the conformance data with what was recorded for it.
struct ConformanceCase: CustomTestStringConvertible, Sendable {
  let name: String
  private let folder: URL

  var testDescription: String { name }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Conformance")

  static func all(in kind: String) throws -> [ConformanceCase] {
    try ["named", "random"].flatMap { set in
      let folder = root.appending(path: kind).appending(path: set)
      return try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter {
        $0.hasSuffix(".yaml")
      }
      .sorted().map { ConformanceCase(name: String($0.dropLast(5)), folder: folder) }
    }
  }

  func text(_ fileExtension: String) throws -> String {
    try String(contentsOf: folder.appending(path: "\(name).\(fileExtension)"), encoding: .utf8)
  }

  func json(_ fileExtension: String) throws -> JSONValue {
    try Document.readAll(text(fileExtension), source: name, limits: .dump)[0].get().json
  }

  /// The catalogue that the scenario's options name.
  func catalogue() throws -> [InstanceType] {
    let options = try Document.readAll(text("yaml"), source: name, limits: .dump)[0].get().json
    let file = (options["spec"]?["catalogue"]?.string ?? "small") + ".json"
    let text = try String(
      contentsOf: Self.root.appending(path: "karpenter/catalogues").appending(path: file), encoding: .utf8)
    return try GenericCatalogue.types(
      from: try Document.readAll(text, source: file, limits: .dump)[0].get().json)
  }
}

/// Where two JSON values part.
enum Difference {
  /// The path and both values, or nil when they agree. Numbers may differ by a millionth; nothing and an empty
  /// list or object are the same.
  static func first(between left: JSONValue?, and right: JSONValue?, at path: String) -> String? {
    switch (left, right) {
    case (.object(let one)?, .object(let other)?):
      return Set(one.keys).union(other.keys).sorted().lazy.compactMap { key in
        first(between: one[key], and: other[key], at: "\(path).\(key)")
      }.first
    case (.array(let one)?, .array(let other)?) where one.count == other.count:
      return zip(one, other).enumerated().lazy.compactMap { index, pair in
        first(between: pair.0, and: pair.1, at: "\(path)[\(index)]")
      }.first
    case (let one, let other):
      if let number = one?.number, let second = other?.number {
        return abs(number - second) < 1e-6 ? nil : show()
      }
      return one.isNothing && other.isNothing || one == other ? nil : show()
    }
    func show() -> String {
      func text(_ value: JSONValue?) -> String { value.map { JSONWriter.compact($0) } ?? "nothing" }
      return "\(path): recorded \(text(left)), decided \(text(right))"
    }
  }
}

extension JSONValue {
  fileprivate var number: Double? {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }
}

extension JSONValue? {
  fileprivate var isNothing: Bool {
    switch self {
    case nil, .null?: true
    case .array(let items)?: items.isEmpty
    case .object(let members)?: members.isEmpty
    default: false
    }
  }
}
