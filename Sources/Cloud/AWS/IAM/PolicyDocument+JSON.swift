import Kubernetes

/// Policy documents as JSON: `{"Version": "2012-10-17", "Statement": […]}`.
extension PolicyDocument {
  /// Why JSON is no policy document.
  public enum Fault: Error, Equatable, Sendable {
    case notAnObject
    case missing(String)
    /// A member of another type than it must have, or of another value.
    case malformed(String)
  }

  public init(_ json: JSONValue) throws(Fault) {
    guard json.object != nil else { throw .notAnObject }
    guard let listed = json["Statement"] else { throw .missing("Statement") }
    statements = []
    for (index, item) in (listed.array ?? [listed]).enumerated() {
      statements.append(try Statement(item, at: "Statement[\(index)]"))
    }
    guard !statements.isEmpty else { throw .missing("Statement") }
  }
}

extension PolicyDocument.Statement {
  fileprivate init(_ json: JSONValue, at place: String) throws(PolicyDocument.Fault) {
    guard json.object != nil else { throw .malformed(place) }
    guard let effect = json["Effect"]?.string.flatMap(PolicyDocument.Effect.init(rawValue:)) else {
      throw .malformed("\(place).Effect")
    }
    guard let actions = Self.strings(json["Action"]), !actions.isEmpty else {
      throw .malformed("\(place).Action")
    }
    guard let resources = Self.strings(json["Resource"] ?? .array([])) else {
      throw .malformed("\(place).Resource")
    }
    self.init(
      json["Sid"]?.string, actions, on: resources,
      principal: try Self.principal(json["Principal"], at: place),
      if: try Self.conditions(json["Condition"], at: place), effect: effect)
  }

  private static func strings(_ json: JSONValue?) -> [String]? {
    if let text = json?.string { return [text] }
    guard let items = json?.array else { return nil }
    let texts = items.compactMap(\.string)
    return texts.count == items.count ? texts : nil
  }

  private static func principal(_ json: JSONValue?, at place: String) throws(PolicyDocument.Fault)
    -> PolicyDocument.Principal?
  {
    guard let json else { return nil }
    if json.string == "*" { return .anybody }
    if let services = strings(json["Service"]) { return .services(services) }
    if let provider = json["Federated"]?.string { return .federated(provider) }
    if let accounts = strings(json["AWS"]) { return .aws(accounts) }
    throw .malformed("\(place).Principal")
  }

  private static func conditions(_ json: JSONValue?, at place: String) throws(PolicyDocument.Fault)
    -> [String: [String: [String]]]
  {
    guard let json else { return [:] }
    guard let operators = json.object else { throw .malformed("\(place).Condition") }
    var conditions: [String: [String: [String]]] = [:]
    for (name, keys) in operators.sorted(by: { $0.key < $1.key }) {
      guard let keys = keys.object else { throw .malformed("\(place).Condition.\(name)") }
      for (key, value) in keys.sorted(by: { $0.key < $1.key }) {
        let text = value.bool.map { [String($0)] } ?? strings(value)
        guard let text else { throw .malformed("\(place).Condition.\(name).\(key)") }
        conditions[name, default: [:]][key] = text
      }
    }
    return conditions
  }
}
