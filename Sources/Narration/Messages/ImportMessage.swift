import Cloud
import Cluster
import Kubernetes
import Manifests

/// What came of taking a real cluster over, or of writing one out.
public enum ImportMessage: Message, Equatable {
  /// How many objects, of which kinds, and when they were so, as their own time says.
  case taken(objects: Int, [Counted], at: String?)
  case region(String, takenAs: String)
  case secrets(Int)
  case skippedKinds([Counted])
  case leftOut(kind: String, name: String, ImportFault)
  case alsoLeftOut(Int)
  case podsWithoutNode(Int)
  case podsWithoutOwner(Int)
  case replicaSetsMade(Int)
  case unknownTypes([Counted])
  case noKarpenter
  /// Nothing in the files is an object that is known.
  case nothing
  case exported(Int, path: String)
  case nothingToExport

  /// A name, and how many there are of it.
  public struct Counted: Equatable, Sendable {
    public let name: String
    public let count: Int

    public init(_ name: String, _ count: Int) {
      self.name = name
      self.count = count
    }
  }

  public enum ImportFault: Equatable, Sendable {
    /// What the API server would say of it.
    case invalid(String)
    case nameless
    case tooLarge
  }
}

extension ClusterImport {
  /// How many of the objects left out are named.
  private static let shown = 10

  /// What there is to say of it, the main thing first.
  public var messages: [ImportMessage] {
    func counted(_ counts: [String: Int]) -> [ImportMessage.Counted] {
      counts.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { ImportMessage.Counted($0.key, $0.value) }
    }
    let kinds = counted(report.kinds)
    guard !kinds.isEmpty else { return [.nothing] + problems(counted) }
    return [.taken(objects: kinds.reduce(0) { $0 + $1.count }, kinds, at: instant?.rfc3339)]
      + problems(counted)
  }

  private func problems(_ counted: ([String: Int]) -> [ImportMessage.Counted]) -> [ImportMessage] {
    var messages: [ImportMessage] = []
    if let region, let takenAs { messages.append(.region(region, takenAs: takenAs)) }
    if !report.skippedKinds.isEmpty { messages.append(.skippedKinds(counted(report.skippedKinds))) }
    if report.secrets > 0 { messages.append(.secrets(report.secrets)) }
    for object in report.leftOut.prefix(Self.shown) {
      messages.append(
        .leftOut(kind: object.kind, name: object.name, ImportMessage.ImportFault(object.reason)))
    }
    if report.leftOut.count > Self.shown { messages.append(.alsoLeftOut(report.leftOut.count - Self.shown)) }
    if report.podsWithoutNode > 0 { messages.append(.podsWithoutNode(report.podsWithoutNode)) }
    if report.replicaSetsMade > 0 { messages.append(.replicaSetsMade(report.replicaSetsMade)) }
    if report.podsWithoutOwner > 0 { messages.append(.podsWithoutOwner(report.podsWithoutOwner)) }
    if !report.unknownTypes.isEmpty { messages.append(.unknownTypes(counted(report.unknownTypes))) }
    if report.kinds["NodePool"] ?? 0 > 0, !world.isKarpenterRunning { messages.append(.noKarpenter) }
    return messages
  }
}

extension ImportMessage.ImportFault {
  init(_ reason: ClusterImport.Reason) {
    self =
      switch reason {
      case .invalid(let error):
        .invalid(error.problems.first.map { "\($0.path): \($0.upstreamText())" } ?? "")
      case .nameless: .nameless
      case .tooLarge: .tooLarge
      }
  }
}
