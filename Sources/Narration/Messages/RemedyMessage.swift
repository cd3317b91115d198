import Karpenter
import Kubernetes

/// What would give a Pod a place: found by trying it in a copy of the world.
public enum RemedyMessage: Message, Equatable {
  /// Heads the list.
  case itWouldFitIf
  case remedy(Remedy)
  /// Nothing has to change: the next round has a place for it.
  case fitsNow(Remedy.Place)
  /// Karpenter would ask for this again, and EC2 has none of it.
  case cloudHasNone(PricedOffering, NodePoolName)
  /// No single change, and no two together.
  case nothingNear
  /// No NodePool that could help is ready, of this one because of its NodeClass: what the NodeClass's condition says.
  case waitsForNodeClass(NodePoolName, kind: String, nodeClass: String, condition: Condition)
}

extension RemedyAnswer {
  var parts: [Story.Part] {
    switch self {
    case .fitsNow(let place): [.line(RemedyMessage.fitsNow(place))]
    case .remedies(let remedies):
      remedies.isEmpty
        ? [.line(RemedyMessage.nothingNear)]
        : [.line(RemedyMessage.itWouldFitIf)] + remedies.map { .indented(RemedyMessage.remedy($0)) }
    }
  }
}
