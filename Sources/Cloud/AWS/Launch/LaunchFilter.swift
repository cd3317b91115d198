import Kubernetes

/// The filters that the AWS provider puts a NodeClaim's types through before it asks EC2, in order.
///
/// Source: aws/karpenter-provider-aws `pkg/providers/instance/filter`.
public enum LaunchFilter: String, CaseIterable, Sendable {
  /// Compatible with the claim, large enough, and with an offer that is available.
  case compatibleAvailable = "compatible-available-filter"
  /// Once something reserved will do, only that, one reservation a zone: the one with most left.
  case reservedOffering = "reserved-offering-filter"
  /// No bare metal, GPUs or accelerators, unless there is nothing else.
  case exotic = "exotic-instance-filter"
  /// No spot offer dearer than the cheapest on-demand one.
  case spotOffering = "spot-offering-filter"
  /// The 60 cheapest.
  case truncate = "truncate"

  /// The most types that one fleet request may name.
  public static let maxInstanceTypes = 60

  func apply(to types: [InstanceType], for claim: NodeClaim, _ requirements: ClaimRequirements)
    -> [InstanceType]
  {
    switch self {
    case .compatibleAvailable: return compatibleAvailable(types, claim, requirements)
    case .reservedOffering: return reserved(types, requirements)
    case .exotic:
      guard !requirements.hasMinValues else { return types }
      let generic = types.filter { !$0.isExotic }
      return generic.isEmpty ? types : generic
    case .spotOffering: return withoutDearSpot(types, requirements)
    case .truncate:
      let cheapest = types.map { ($0, $0.cheapestUSDPerHour) }
        .sorted { ($0.1, $0.0.name) < ($1.1, $1.0.name) }
      return cheapest.prefix(Self.maxInstanceTypes).map(\.0)
    }
  }

  /// What is left carries only offerings that the claim allows and that are available.
  private func compatibleAvailable(
    _ types: [InstanceType], _ claim: NodeClaim, _ requirements: ClaimRequirements
  ) -> [InstanceType] {
    types.compactMap { type in
      guard requirements.allows(type) else { return nil }
      let allocatable = type.allocatable
      guard
        claim.spec.resources.requests.amounts.allSatisfy({ name, amount in
          amount <= allocatable[name] ?? .zero
        })
      else { return nil }
      var type = type
      type.offerings.removeAll { !$0.isAvailable || !requirements.allows($0) }
      return type.offerings.isEmpty ? nil : type
    }
  }

  private func reserved(_ types: [InstanceType], _ requirements: ClaimRequirements) -> [InstanceType] {
    guard requirements.allows(.reserved) else { return types }
    let reserved = types.compactMap { type -> InstanceType? in
      var best: [String: Offering] = [:]
      for offering in type.offerings where offering.capacityType == .reserved {
        let remaining = best[offering.zone]?.reservation?.remaining ?? -1
        if offering.reservation?.remaining ?? 0 > remaining { best[offering.zone] = offering }
      }
      guard !best.isEmpty else { return nil }
      var type = type
      type.offerings = best.values.sorted { $0.zone < $1.zone }
      return type
    }
    return reserved.isEmpty ? types : reserved
  }

  private func withoutDearSpot(_ types: [InstanceType], _ requirements: ClaimRequirements) -> [InstanceType] {
    guard !requirements.hasMinValues, requirements.allows(.spot), requirements.allows(.onDemand),
      let cheapest = types.flatMap(\.offerings).filter({ $0.capacityType == .onDemand })
        .map(\.priceUSDPerHour).min()
    else { return types }
    return types.compactMap { type in
      var type = type
      type.offerings.removeAll { $0.capacityType == .spot && $0.priceUSDPerHour > cheapest }
      return type.offerings.isEmpty ? nil : type
    }
  }
}

extension InstanceType {
  fileprivate var isExotic: Bool {
    let accelerators: [ResourceName] = [.awsNeuron, .awsNeuronCore, .amdGPU, .nvidiaGPU, .habanaGaudi]
    return labels[AWSLabel.instanceSize]?.contains("metal") ?? false
      || accelerators.contains { capacity[$0].map { !$0.isZero } ?? false }
  }

  /// Of the offerings it has; infinite without any.
  fileprivate var cheapestUSDPerHour: Double { offerings.map(\.priceUSDPerHour).min() ?? .infinity }
}
