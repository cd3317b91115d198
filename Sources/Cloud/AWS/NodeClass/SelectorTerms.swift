import Kubernetes

/// Which resources of the account a NodeClass means. Terms are alternatives; the tags of one term must all be
/// there, and the value `*` asks only that the key is.
extension AWSAccount {
  /// With the most free addresses first, then by id.
  func subnets(_ terms: [EC2NodeClass.SelectorTerm]) -> [Subnet] {
    subnets.filter { subnet in terms.contains { $0.selects(id: subnet.id, name: nil, tags: subnet.tags) } }
      .sorted { $0.freeAddresses == $1.freeAddresses ? $0.id < $1.id : $0.freeAddresses > $1.freeAddresses }
  }

  /// By id.
  func securityGroups(_ terms: [EC2NodeClass.SelectorTerm]) -> [SecurityGroup] {
    securityGroups.filter { group in
      terms.contains { $0.selects(id: group.id, name: group.name, tags: group.tags) }
    }.sorted { $0.id < $1.id }
  }

  /// Those that have not ended, by id. Reservations of other accounts are found only by their owner.
  func capacityReservations(
    _ terms: [EC2NodeClass.CapacityReservationSelectorTerm], at now: VirtualTime
  ) -> [CapacityReservation] {
    capacityReservations.filter { reservation in
      reservation.endDate.map { now < $0 } ?? true
        && terms.contains { term in
          if let id = term.id { return id == reservation.id }
          return reservation.ownerID == term.ownerID ?? self.id && term.tags.areMet(by: reservation.tags)
            && term.instanceMatchCriteria ?? reservation.instanceMatchCriteria
              == reservation.instanceMatchCriteria
        }
    }.sorted { $0.id < $1.id }
  }

  /// For each kind of machine the image to use, newest first, then by id; nil when an alias stands for nothing.
  func images(for nodeClass: EC2NodeClass, at now: VirtualTime) -> [EC2NodeClass.AMI]? {
    var candidates: [(image: MachineImage, requirements: [NodeSelectorRequirement])] = []
    let terms = nodeClass.spec.amiSelectorTerms
    if let alias = terms.lazy.compactMap(\.alias).first.map(AMIAlias.init) {
      let released = images(of: alias)
      guard !released.isEmpty else { return nil }
      candidates = released.flatMap { image in image.requirements.map { (image, $0) } }
    } else {
      let selected = images.filter { image in terms.contains { $0.selects(image, in: self) } }
      candidates = selected.map { ($0, [$0.architectureRequirement]) }
    }
    var best: [[NodeSelectorRequirement]: MachineImage] = [:]
    for (image, requirements) in candidates {
      if let other = best[requirements], !image.isPreferred(to: other, at: now) { continue }
      best[requirements] = image
    }
    return best.sorted { left, right in
      if left.value.createdAt != right.value.createdAt { return left.value.createdAt > right.value.createdAt }
      if left.value.id != right.value.id { return left.value.id < right.value.id }
      return left.key.map(\.key).lexicographicallyPrecedes(right.key.map(\.key))
    }.map { requirements, image in
      var ami = EC2NodeClass.AMI()
      ami.id = image.id
      ami.name = image.name
      ami.requirements = requirements
      ami.isDeprecated = image.isDeprecated(at: now)
      return ami
    }
  }

  /// The image that an SSM parameter names: the account's own, or one of those that AWS keeps for EKS, as
  /// `/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/image_id`.
  public func imageID(ofParameter name: String) -> String? {
    if let id = imageParameters[name] { return id }
    for family in [AMIFamily.al2023, .bottlerocket] {
      let newest = images(of: AMIAlias("\(family.rawValue)@latest"))
      if let image = newest.first(where: { $0.recommendedParameter == name }) { return image.id }
    }
    return nil
  }

  private func images(of alias: AMIAlias) -> [MachineImage] {
    let released = images.filter { $0.release?.family == alias.family && alias.family != nil }
    if alias.version == "latest" {
      let newest = released.map(\.createdAt).max()
      return released.filter { $0.createdAt == newest }
    }
    let trimmed = alias.version.trimmingVersionPrefix
    return released.filter { $0.release?.version.trimmingVersionPrefix == trimmed }
  }
}

extension EC2NodeClass.SelectorTerm {
  fileprivate func selects(id: String, name: String?, tags: [String: String]) -> Bool {
    if let wanted = self.id { return wanted == id }
    if let wanted = self.name { return wanted == name }
    return !self.tags.isEmpty && self.tags.areMet(by: tags)
  }
}

extension EC2NodeClass.AMISelectorTerm {
  fileprivate func selects(_ image: MachineImage, in account: AWSAccount) -> Bool {
    if let id { return id == image.id }
    if let ssmParameter { return account.imageID(ofParameter: ssmParameter) == image.id }
    guard name != nil || owner != nil || !tags.isEmpty else { return false }
    if let name, !image.name.matches(wildcard: name) { return false }
    let owners = owner.map { [$0] } ?? (name == nil ? [image.owner] : ["self", "amazon"])
    return owners.contains { $0 == image.owner || ($0 == "self" && image.owner == account.id) }
      && tags.areMet(by: image.tags)
  }
}

extension [String: String] {
  fileprivate func areMet(by tags: [String: String]) -> Bool {
    allSatisfy { key, value in value == "*" ? tags[key] != nil : tags[key] == value }
  }
}

extension MachineImage {
  fileprivate var architectureRequirement: NodeSelectorRequirement {
    NodeSelectorRequirement(key: WellKnown.arch, operator: .isIn, values: [architecture])
  }

  /// One list for each kind of machine it is for, the shorter keys first, as a NodeClass's status has them.
  fileprivate var requirements: [[NodeSelectorRequirement]] {
    let variants = release?.variants.map(\.requirements) ?? []
    return (variants.isEmpty ? [[]] : variants).map { requirements in
      (requirements + [architectureRequirement]).sorted {
        ($0.key.utf8.count, $0.key) < ($1.key.utf8.count, $1.key)
      }
    }
  }

  /// The SSM parameter that names the newest image of its kind.
  fileprivate var recommendedParameter: String? {
    guard let release, let variant = release.variants.first else { return nil }
    let (version, machine) = (EKSImageRelease.kubernetesVersion, architecture == "arm64" ? "arm64" : "x86_64")
    switch release.family {
    case .al2023:
      return "/aws/service/eks/optimized-ami/\(version)/amazon-linux-2023/\(machine)/\(variant.rawValue)"
        + "/recommended/image_id"
    case .bottlerocket:
      let suffix = variant == .nvidia ? "-nvidia" : ""
      return "/aws/service/bottlerocket/aws-k8s-\(version)\(suffix)/\(machine)/latest/image_id"
    case .al2, .windows2019, .windows2022, .windows2025, .custom: return nil
    }
  }

  fileprivate func isDeprecated(at now: VirtualTime) -> Bool { deprecatedAt.map { $0 <= now } ?? false }

  fileprivate func isPreferred(to other: MachineImage, at now: VirtualTime) -> Bool {
    if isDeprecated(at: now) != other.isDeprecated(at: now) { return !isDeprecated(at: now) }
    return createdAt == other.createdAt ? name > other.name : createdAt > other.createdAt
  }
}

extension String {
  /// Bottlerocket's versions are written with and without the `v`.
  fileprivate var trimmingVersionPrefix: Substring { drop { $0 == "v" } }
}

extension EC2NodeClass {
  /// The image of its status that a type is launched with: the first whose requirements the type meets.
  func image(for type: InstanceType) -> AMI? {
    status.amis.first { ami in
      ami.requirements.allSatisfy { requirement in
        switch requirement.key {
        case WellKnown.arch: return requirement.matches(type.architecture)
        case WellKnown.instanceType: return requirement.matches(type.name)
        default: return type.labels[requirement.key].map(requirement.matches) ?? requirement.matchesAbsence
        }
      }
    }
  }
}
