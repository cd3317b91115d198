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

  /// - Parameter candidates: some of the types, by their position, in their order.
  func apply(
    to candidates: [LaunchCandidate], of types: [InstanceType], for claim: NodeClaim,
    _ requirements: ClaimRequirements
  ) -> [LaunchCandidate] {
    switch self {
    case .compatibleAvailable:
      return candidates.compactMap { compatible($0, types[$0.index], claim, requirements) }
    case .reservedOffering:
      guard requirements.allows(.reserved) else { return candidates }
      let reserved = candidates.compactMap(\.withReservedOfferingsOnly)
      return reserved.isEmpty ? candidates : reserved
    case .exotic:
      guard !requirements.hasMinValues else { return candidates }
      let generic = candidates.filter { !types[$0.index].isExotic }
      return generic.isEmpty ? candidates : generic
    case .spotOffering: return withoutDearSpot(candidates, requirements)
    case .truncate:
      return candidates.map { (candidate: $0, price: $0.cheapestUSDPerHour) }.sorted { left, right in
        left.price == right.price
          ? types[left.candidate.index].name < types[right.candidate.index].name : left.price < right.price
      }.prefix(Self.maxInstanceTypes).map(\.candidate)
    }
  }

  /// What is left carries only offerings that the claim allows and that are available.
  private func compatible(
    _ candidate: LaunchCandidate, _ type: InstanceType, _ claim: NodeClaim, _ requirements: ClaimRequirements
  ) -> LaunchCandidate? {
    guard requirements.allows(type) else { return nil }
    let offerings = candidate.offerings.filter { $0.isAvailable && requirements.allows($0) }
    guard !offerings.isEmpty else { return nil }
    for (name, amount) in claim.spec.resources.requests.amounts
    where amount > (type.capacity[name] ?? .zero) - (type.overhead[name] ?? .zero) {
      return nil
    }
    return LaunchCandidate(index: candidate.index, offerings: offerings)
  }

  private func withoutDearSpot(_ candidates: [LaunchCandidate], _ requirements: ClaimRequirements)
    -> [LaunchCandidate]
  {
    guard !requirements.hasMinValues, requirements.allows(.spot), requirements.allows(.onDemand) else {
      return candidates
    }
    var cheapest = Double.infinity
    for candidate in candidates {
      for offering in candidate.offerings where offering.capacityType == .onDemand {
        cheapest = min(cheapest, offering.priceUSDPerHour)
      }
    }
    guard cheapest < .infinity else { return candidates }
    return candidates.compactMap { candidate in
      var candidate = candidate
      candidate.offerings.removeAll { $0.capacityType == .spot && $0.priceUSDPerHour > cheapest }
      return candidate.offerings.isEmpty ? nil : candidate
    }
  }
}

/// A type that a claim may still be launched as, and the offerings left of it.
struct LaunchCandidate {
  /// Among all types of the launch.
  let index: Int
  var offerings: [Offering]

  /// Infinite without offerings.
  fileprivate var cheapestUSDPerHour: Double {
    offerings.reduce(.infinity) { min($0, $1.priceUSDPerHour) }
  }

  /// In each zone the reservation with most machines left; nil without any.
  fileprivate var withReservedOfferingsOnly: LaunchCandidate? {
    var best: [String: Offering] = [:]
    for offering in offerings where offering.capacityType == .reserved {
      let remaining = best[offering.zone]?.reservation?.remaining ?? -1
      if offering.reservation?.remaining ?? 0 > remaining { best[offering.zone] = offering }
    }
    return best.isEmpty
      ? nil : LaunchCandidate(index: index, offerings: best.values.sorted { $0.zone < $1.zone })
  }
}

extension InstanceType {
  fileprivate var isExotic: Bool {
    let accelerators: [ResourceName] = [.awsNeuron, .awsNeuronCore, .amdGPU, .nvidiaGPU, .habanaGaudi]
    return labels[AWSLabel.instanceSize]?.hasPrefix("metal") ?? false
      || accelerators.contains { capacity[$0].map { !$0.isZero } ?? false }
  }
}
