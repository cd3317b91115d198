import Kubernetes
import Manifests

extension JQValue {
  /// An object whose members keep their order; those without a value are left out.
  static func members(_ members: KeyValuePairs<String, JQValue?>) -> Self {
    var object = JQObject()
    for (key, value) in members {
      if let value { object[key] = value }
    }
    return .object(object)
  }

  static func int(_ number: Int) -> Self { .number(Double(number)) }
  static func strings(_ texts: [String]) -> Self { .array(texts.map(JQValue.string)) }

  /// `[{"Key": …, "Value": …}]`, by key, as EC2 and IAM list tags.
  static func tags(_ tags: [String: String]) -> Self {
    .array(
      tags.sorted { $0.key < $1.key }.map { .members(["Key": .string($0.key), "Value": .string($0.value)]) })
  }

  /// The same as an object, as EKS does.
  static func tagObject(_ tags: [String: String]) -> Self {
    var object = JQObject()
    for (key, value) in tags.sorted(by: { $0.key < $1.key }) { object[key] = .string(value) }
    return .object(object)
  }

  /// `2026-01-15T12:00:00+00:00`
  static func time(_ time: VirtualTime) -> Self { .string(time.rfc3339.replacing("Z", with: "+00:00")) }

  /// The value without its members' order, for whoever writes it in another way.
  var json: JSONValue {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let number): Int64(exactly: number).map(JSONValue.int) ?? .double(number)
    case .string(let text): .string(text)
    case .array(let items): .array(items.map(\.json))
    case .object(let object):
      .object(Dictionary(object.members.map { ($0.key, $0.value.json) }) { first, _ in first })
    }
  }
}

/// `--output yaml`.
enum YAMLOfAnswer {
  static func text(_ value: JQValue) -> String { YAMLWriter.text(value.json) }
}

extension JQValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  init(stringLiteral text: String) { self = .string(text) }
  init(integerLiteral number: Int) { self = .number(Double(number)) }
}
