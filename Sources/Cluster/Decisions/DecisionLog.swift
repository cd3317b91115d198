import Kubernetes

/// Every decision of a world, in order. Nothing is ever taken out or changed.
public struct DecisionLog: Sendable {
  private var records = SortedTable<DecisionID, DecisionRecord>()

  public init() {}

  public var count: Int { records.count }
  public var all: [DecisionRecord] { records.values }

  public subscript(id: DecisionID) -> DecisionRecord? { records[id] }

  /// The decisions taken after one; after nil, all.
  public func since(_ id: DecisionID?) -> [DecisionRecord] {
    let start = DecisionID((id?.number ?? 0) + 1)
    return records.entries(from: start) { _ in true }.map(\.value)
  }

  public var last: DecisionRecord? { records[DecisionID(records.count)] }

  /// A decision, what caused it, what caused that, back to the student's command.
  public func causes(of id: DecisionID) -> [DecisionRecord] {
    var chain: [DecisionRecord] = []
    var next = records[id]
    while let record = next {
      chain.append(record)
      next = record.cause.flatMap { records[$0] }
    }
    return chain
  }

  mutating func append(_ decision: Decision, by actor: Actor, at time: VirtualTime, cause: DecisionID?)
    -> DecisionID
  {
    let id = DecisionID(records.count + 1)
    records[id] = DecisionRecord(id: id, time: time, actor: actor, cause: cause, decision: decision)
    return id
  }
}
