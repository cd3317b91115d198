import Kubernetes

/// The decisions of a world, in order. None is ever changed.
///
/// Of a very long past some are let go (`World.compactDecisions` says which): their numbers stay theirs.
public struct DecisionLog: Sendable {
  private var records = SortedTable<DecisionID, DecisionRecord>()
  /// How many were ever taken: the number of the last.
  public private(set) var count = 0
  /// With more than this, it is time to let some go.
  private var fullCount = DecisionLog.limit

  /// Kept without a thought of letting any go.
  static let limit = 50_000

  public init() {}

  /// Those that are kept.
  public var all: [DecisionRecord] { records.values }

  /// Nil for one that was never taken, and for one that was let go.
  public subscript(id: DecisionID) -> DecisionRecord? { records[id] }

  /// The decisions taken after one; after nil, all.
  public func since(_ id: DecisionID?) -> [DecisionRecord] {
    let start = DecisionID((id?.number ?? 0) + 1)
    return records.entries(from: start) { _ in true }.map(\.value)
  }

  public var last: DecisionRecord? { records[DecisionID(count)] }

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
    count += 1
    let id = DecisionID(count)
    records[id] = DecisionRecord(id: id, time: time, actor: actor, cause: cause, decision: decision)
    return id
  }
}

// MARK: - Letting go

extension DecisionLog {
  var isFull: Bool { records.count > fullCount }

  /// Keeps what a rule says, the last of all, and whatever led to something that is kept.
  ///
  /// - Parameter causes: of what is still to happen.
  mutating func keep(_ causes: Set<DecisionID>, _ isNeeded: (DecisionRecord) -> Bool) {
    var needed = causes.union([DecisionID(count)])
    var kept: [DecisionRecord] = []
    // A cause stands before what it made happen.
    for record in records.values.reversed() where needed.remove(record.id) != nil || isNeeded(record) {
      if let cause = record.cause { needed.insert(cause) }
      kept.append(record)
    }
    records = SortedTable()
    for record in kept.reversed() { records[record.id] = record }
    fullCount = max(Self.limit, 2 * kept.count)
  }
}
