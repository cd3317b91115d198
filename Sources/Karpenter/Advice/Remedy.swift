import Cloud
import Kubernetes

/// What would give Pods a place that have none, found by trying it in a copy of the cluster.
public struct Remedy: Equatable, Sendable {
  /// All of them together.
  public var changes: [PlacementChange]
  public var place: Place

  public enum Place: Equatable, Sendable {
    /// A node that is there, or a claim whose machine has not joined yet.
    case existing(String)
    /// New claims, and the least that the first can cost.
    case newClaims(Int, NodePoolName, cheapest: PricedOffering?)
  }
}

/// What a search for remedies found.
public enum RemedyAnswer: Equatable, Sendable {
  /// Nothing needs to change: tried alone, the Pods have a place now.
  case fitsNow(Remedy.Place)
  /// The nearest first; empty when no single change, and no two together, would do.
  case remedies([Remedy])
}

extension ProvisioningContext {
  /// The nearest changes that would give all these Pods a place beside the machines that stay.
  ///
  /// Each is made in a copy and the Pods placed there. One change is tried before two together.
  ///
  /// - Parameters:
  ///   - pods: alike, as those of one workload.
  ///   - candidates: where a place is sought.
  ///   - nearest: those of the candidates that somebody may have meant by a word, the likeliest first.
  public func remedies(
    for pods: [Pod], candidates: PlacementCandidates = .all,
    nearest: @escaping (_ word: String, _ candidates: [String]) -> [String]
  ) -> RemedyAnswer {
    var search = RemedySearch(self, placesSought: candidates, nearest: nearest)
    return search.answer(for: pods)
  }
}
