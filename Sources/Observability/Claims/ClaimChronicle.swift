import Cluster
import Controllers
import Kubernetes

/// The lives of all NodeClaims that a world has seen, as its decisions tell them: those that are gone too.
public struct ClaimChronicle: Sendable {
  /// In order of creation, then of name.
  public let lives: [ClaimLife]
  public let now: VirtualTime

  public init(_ world: World) {
    var reader = ChronicleReader(world)
    for record in world.decisions.all { reader.read(record) }
    reader.readObjects()
    lives = reader.lives.values.sorted { ($0.created, $0.name) < ($1.created, $1.name) }
    now = world.now
  }

  public subscript(name: NodeClaimName) -> ClaimLife? { lives.first { $0.name == name } }

  /// The claims that a claim goes back to, each after those that it replaced; the claim itself is not among them.
  public func ancestors(of name: NodeClaimName) -> [ClaimLife] { followed(from: name, \.replaces) }

  /// The claims that came of it, in order of creation; the claim itself is not among them.
  public func descendants(of name: NodeClaimName) -> [ClaimLife] { followed(from: name, \.replacedBy) }

  private func followed(from name: NodeClaimName, _ next: (ClaimLife) -> [NodeClaimName]) -> [ClaimLife] {
    var seen: Set<NodeClaimName> = [name]
    var open = self[name].map(next) ?? []
    while let found = open.popLast() {
      guard seen.insert(found).inserted else { continue }
      open += self[found].map(next) ?? []
    }
    return lives.filter { seen.contains($0.name) && $0.name != name }
  }

  /// What of a claim's life looks like churn.
  public func churn(of life: ClaimLife) -> [ClaimChurn] {
    var signs: [ClaimChurn] = []
    if case .disruption = life.end, let ready = life.initialized, let asked = life.deletionAsked,
      asked - ready < ClaimChurn.shortLife
    {
      signs.append(.shortLived(asked - ready))
    }
    if case .failure = life.end { signs.append(.neverReady) }
    let line = (ancestors(of: life.name) + [life] + descendants(of: life.name)).map(\.created).sorted()
    if let length = Self.densest(line, within: ClaimChurn.chainTime), length >= ClaimChurn.chainLength {
      signs.append(.chain(length: length, within: ClaimChurn.chainTime))
    }
    return signs
  }

  /// The most instants that fall within a stretch of time.
  private static func densest(_ times: [VirtualTime], within time: Duration) -> Int? {
    times.indices.map { first in times[first...].count { $0 - times[first] <= time } }.max()
  }
}
