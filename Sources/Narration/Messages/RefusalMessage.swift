import Karpenter
import Kubernetes

/// Why a node, a claim or a NodePool does not take a Pod, as Karpenter sees it; a clause that follows its name.
public enum RefusalMessage: Message, Equatable {
  case refusal(PlacementRefusal)
  /// How such a refusal is counted, where facts differ from one to the next.
  case kind(PlacementRefusal.Kind)
}

extension InstanceTypeRefusal {
  /// Which of the three tests no type passes; all three true when each is passed by some type, but no type passes all.
  var failing: (requirements: Bool, size: Bool, offering: Bool) {
    (!anyMeetsRequirements, !anyFits, !anyHasOffering)
  }
}
