import Kubernetes

/// How a machine differs from what its NodeClass would launch today.
public enum NodeClassDrift: Equatable, Sendable {
  /// The spec's hash is another.
  case nodeClass
  /// Its image is not the one its type would get.
  case image(has: String, wants: String?)
  /// The security groups of the status are others than its own.
  case securityGroups(has: [String], wants: [String])
  case subnet(has: String)
  case capacityReservation(has: String)

  /// Reason and message of the claim's `Drifted` condition.
  public var reason: String {
    switch self {
    case .nodeClass: "NodeClassDrift"
    case .image: "AMIDrift"
    case .securityGroups: "SecurityGroupDrift"
    case .subnet: "SubnetDrift"
    case .capacityReservation: "CapacityReservationDrift"
    }
  }
}

extension CloudState {
  /// The first way in which a claim's machine has drifted from its NodeClass; nil when in none, or when it
  /// cannot be told: no such machine or type, or nothing resolved to compare with.
  ///
  /// - Parameter types: the NodeClass's instance types; only labels are looked at.
  /// - Source: karpenter-provider-aws `pkg/cloudprovider/drift.go`.
  public func drift(of claim: NodeClaim, from nodeClass: EC2NodeClass, types: [InstanceType])
    -> NodeClassDrift?
  {
    if Self.isStaticallyDrifted(claim, from: nodeClass) { return .nodeClass }
    let typeName = claim.metadata.labels[WellKnown.instanceType]
    guard let type = types.first(where: { $0.name == typeName }), !nodeClass.status.amis.isEmpty,
      !claim.status.imageID.isEmpty
    else { return nil }
    let image = nodeClass.image(for: type)
    guard image?.id == claim.status.imageID else {
      return .image(has: claim.status.imageID, wants: image?.id)
    }
    guard let instance = instance(providerID: claim.status.providerID) else { return nil }
    let groups = nodeClass.status.securityGroups.map(\.id).sorted()
    guard !groups.isEmpty else { return nil }
    if groups != instance.securityGroupIDs {
      return .securityGroups(has: instance.securityGroupIDs, wants: groups)
    }
    guard !nodeClass.status.subnets.isEmpty else { return nil }
    if !nodeClass.status.subnets.contains(where: { $0.id == instance.subnetID }) {
      return .subnet(has: instance.subnetID)
    }
    if let id = instance.reservationID,
      !nodeClass.status.capacityReservations.contains(where: { $0.id == id })
    {
      return .capacityReservation(has: id)
    }
    return nil
  }

  private static func isStaticallyDrifted(_ claim: NodeClaim, from nodeClass: EC2NodeClass) -> Bool {
    let (its, wanted) = (claim.metadata.annotations, nodeClass.metadata.annotations)
    guard let version = its[AWSAnnotation.nodeClassHashVersion],
      version == wanted[AWSAnnotation.nodeClassHashVersion], let hash = its[AWSAnnotation.nodeClassHash],
      let wantedHash = wanted[AWSAnnotation.nodeClassHash]
    else { return false }
    return hash != wantedHash
  }
}
