import Kubernetes

/// Karpenter's provisioning round.
public enum Provisioner {
  /// Decides where every Pod of the round goes: on a node that is there, on a claim of the round, or nowhere.
  public static func solve(_ snapshot: ProvisioningSnapshot) -> ProvisioningRound {
    ProvisioningRound()
  }
}
