import Kubernetes

/// A message of the queue as Karpenter's interruption controller understands it.
public struct InterruptionEvent: Equatable, Sendable {
  public let kind: InterruptionKind
  /// In the message's order.
  public let instances: [InstanceID]

  public init(kind: InterruptionKind, instances: [InstanceID]) {
    self.kind = kind
    self.instances = instances
  }

  private static let noOp = InterruptionEvent(kind: .noOp, instances: [])

  /// Why a body cannot be read: Karpenter logs `failed parsing interruption message` and deletes it.
  public enum Fault: Error, Equatable, Sendable {
    case notJSON
    case notAnObject
    /// A field of another type than it must have: `detail.instance-id`, `string`.
    case wrongType(field: String, wanted: String)
    case badTime(String)
  }

  /// Reads a body. What nobody listens to, what a parser filters out and an empty body are no-ops.
  ///
  /// The parser is chosen by exact version, source and detail-type; a field that is missing counts as empty.
  ///
  /// - Source: karpenter-provider-aws `pkg/controllers/interruption/parser.go` and `messages`.
  public static func parse(_ body: InterruptionQueue.Body) throws(Fault) -> Self {
    switch body {
    case .text(""): return noOp
    case .text: throw .notJSON
    case .json(let value): return try parse(value)
    }
  }

  private static func parse(_ value: JSONValue) throws(Fault) -> Self {
    let fields = try Fields(value, at: "")
    for name in ["account", "id", "region"] { _ = try fields.string(name) }
    _ = try fields.strings("resources")
    let time = try fields.string("time")
    guard time.isEmpty || VirtualTime(rfc3339: time) != nil else { throw .badTime(time) }
    let (version, source) = (try fields.string("version"), try fields.string("source"))
    let detailType = try fields.string("detail-type")
    guard version == "0",
      let rule = EventBridgeRule.allCases.first(where: { $0.source == source && $0.detailType == detailType })
    else { return noOp }
    return try parse(fields.object("detail"), of: rule)
  }

  private static func parse(_ detail: Fields, of rule: EventBridgeRule) throws(Fault) -> Self {
    guard rule != .scheduledChange else { return try parseHealth(detail) }
    let instance = InstanceID(try detail.string("instance-id"))
    switch rule {
    case .spotInterruption:
      _ = try detail.string("instance-action")
      return Self(kind: .spotInterrupted, instances: [instance])
    case .capacityReservationInterruption:
      _ = try detail.string("instance-action")
      return Self(kind: .capacityReservationInterrupted, instances: [instance])
    case .rebalance: return Self(kind: .rebalanceRecommendation, instances: [instance])
    case .instanceStateChange, .scheduledChange:
      let state = try detail.string("state")
      guard ["stopping", "stopped", "shutting-down", "terminated"].contains(state.lowercased()) else {
        return noOp
      }
      let isStop = state == "stopping" || state == "stopped"
      return Self(kind: isStop ? .instanceStopped : .instanceTerminated, instances: [instance])
    }
  }

  private static func parseHealth(_ detail: Fields) throws(Fault) -> Self {
    let service = try detail.string("service")
    let category = try detail.string("eventTypeCategory")
    var instances: [InstanceID] = []
    for entity in try detail.objects("affectedEntities") {
      instances.append(InstanceID(try entity.string("entityValue")))
    }
    guard service == "EC2", category == "scheduledChange" else { return noOp }
    return Self(kind: .scheduledChange, instances: instances)
  }
}

/// The members of an object in a body, each held to its type.
private struct Fields {
  let value: JSONValue
  let path: String

  init(_ value: JSONValue, at path: String) throws(InterruptionEvent.Fault) {
    guard value.object != nil else {
      throw path.isEmpty ? .notAnObject : .wrongType(field: path, wanted: "object")
    }
    self.value = value
    self.path = path
  }

  private func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// Nil for a member that is missing or null.
  private func member(_ name: String) -> JSONValue? {
    guard let member = value[name], member != .null else { return nil }
    return member
  }

  func string(_ name: String) throws(InterruptionEvent.Fault) -> String {
    guard let member = member(name) else { return "" }
    guard let text = member.string else { throw .wrongType(field: place(name), wanted: "string") }
    return text
  }

  func strings(_ name: String) throws(InterruptionEvent.Fault) -> [String] {
    guard let member = member(name) else { return [] }
    guard let items = member.array, items.allSatisfy({ $0.string != nil }) else {
      throw .wrongType(field: place(name), wanted: "[]string")
    }
    return items.compactMap(\.string)
  }

  func object(_ name: String) throws(InterruptionEvent.Fault) -> Fields {
    try Fields(member(name) ?? .object([:]), at: place(name))
  }

  func objects(_ name: String) throws(InterruptionEvent.Fault) -> [Fields] {
    guard let member = member(name) else { return [] }
    guard let items = member.array else { throw .wrongType(field: place(name), wanted: "[]object") }
    var fields: [Fields] = []
    for (index, item) in items.enumerated() {
      fields.append(try Fields(item, at: "\(place(name))[\(index)]"))
    }
    return fields
  }
}
