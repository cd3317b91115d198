import Kubernetes

/// Source: aws/karpenter-provider-aws `pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml`.
extension EC2NodeClass {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    let path: FieldPath = "spec"
    validation.check(families: spec, at: path)
    validation.check(amiTerms: spec.amiSelectorTerms, at: path["amiSelectorTerms"])
    validation.check(subnets: spec.subnetSelectorTerms, at: path["subnetSelectorTerms"])
    validation.check(securityGroups: spec.securityGroupSelectorTerms, at: path["securityGroupSelectorTerms"])
    validation.check(
      reservations: spec.capacityReservationSelectorTerms, at: path["capacityReservationSelectorTerms"])
    for (name, value) in [("role", spec.role), ("instanceProfile", spec.instanceProfile)] {
      validation.rule("string", UpstreamText.cannotBeEmpty(name), at: path[name], holds: value != "")
    }
    validation.rule(
      "object", UpstreamText.roleOrProfile, at: path,
      holds: (spec.role == nil) != (spec.instanceProfile == nil))
    validation.check(tags: spec.tags, at: path["tags"])
    validation.check(devices: spec.blockDeviceMappings, at: path["blockDeviceMappings"])
    if let policy = spec.instanceStorePolicy {
      validation.check(policy, oneOf: ["RAID0"], at: path["instanceStorePolicy"])
    }
    if let options = spec.metadataOptions {
      validation.check(options, at: path["metadataOptions"])
    }
    if let kubelet = spec.kubelet { validation.check(kubelet: kubelet, at: path["kubelet"]) }
  }
}

extension Validation {
  fileprivate mutating func check(_ word: String, oneOf words: [String], at path: FieldPath) {
    guard !words.contains(word) else { return }
    report(
      .unsupported(.string(word), supported: words), at: path,
      nearest: Spelling.nearest(to: word, among: words))
  }

  fileprivate mutating func check(families spec: EC2NodeClass.Spec, at path: FieldPath) {
    let families = ["AL2", "AL2023", "Bottlerocket", "Custom", "Windows2019", "Windows2022", "Windows2025"]
    if let family = spec.amiFamily { check(family, oneOf: families, at: path["amiFamily"]) }
    guard !spec.amiSelectorTerms.isEmpty else { return }
    let aliases = spec.amiSelectorTerms.compactMap(\.alias)
    guard let written = spec.amiFamily else {
      rule("object", UpstreamText.familyWithoutAlias, at: path, holds: !aliases.isEmpty)
      return
    }
    for family in families where family != "Custom" {
      let isMeant = aliases.contains {
        $0.split(separator: "@").first.map(String.init) == family.lowercased()
      }
      rule(
        "object", UpstreamText.familyOfAlias(family), at: path,
        holds: !isMeant || written == family || written == "Custom")
    }
  }

  fileprivate mutating func check(amiTerms terms: [EC2NodeClass.AMISelectorTerm], at path: FieldPath) {
    checkCount(terms.count, at: path)
    for (index, term) in terms.enumerated() {
      if let alias = term.alias { check(alias: alias, at: path[index]["alias"]) }
      check(termTags: term.tags, at: path[index]["tags"])
    }
    let names = ["tags", "id", "name", "alias", "ssmParameter"]
    rule(
      "array", UpstreamText.atLeastOne(names), at: path,
      holds: terms.allSatisfy {
        !$0.tags.isEmpty || $0.id != nil || $0.name != nil || $0.alias != nil || $0.ssmParameter != nil
      })
    let others = "with a combination of other fields in amiSelectorTerms"
    func hasOthers(_ term: EC2NodeClass.AMISelectorTerm) -> Bool {
      !term.tags.isEmpty || term.name != nil || term.owner != nil
    }
    rule(
      "array", UpstreamText.exclusive("id", with: others), at: path,
      holds: !terms.contains { $0.id != nil && ($0.alias != nil || hasOthers($0)) })
    rule(
      "array", UpstreamText.exclusive("alias", with: others), at: path,
      holds: !terms.contains { $0.alias != nil && ($0.id != nil || hasOthers($0)) })
    rule(
      "array", UpstreamText.exclusive("alias", with: "with a combination of other amiSelectorTerms"),
      at: path,
      holds: terms.count == 1 || !terms.contains { $0.alias != nil })
  }

  private mutating func check(alias: String, at path: FieldPath) {
    if alias.utf8.count > 30 { report(.tooLong(.string(alias), maximum: 30), at: path) }
    let parts = alias.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let isWellFormed =
      parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
      && parts[0].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    rule("string", UpstreamText.aliasFormat, at: path, holds: isWellFormed)
    guard isWellFormed else { return }
    let families = ["al2", "al2023", "bottlerocket", "windows2019", "windows2022", "windows2025"]
    let family = String(parts[0])
    if !families.contains(family) {
      report(
        .invalid(.string("string"), UpstreamText.aliasFamily), at: path,
        nearest: Spelling.nearest(to: family, among: families).map { "\($0)@\(parts[1])" }, stage: .rules)
    }
    rule(
      "string", UpstreamText.windowsVersion, at: path,
      holds: !family.hasPrefix("windows") || parts[1] == "latest")
  }

  fileprivate mutating func check(subnets terms: [EC2NodeClass.SelectorTerm], at path: FieldPath) {
    check(termsOf: "subnetSelectorTerms", terms, names: ["tags", "id"], at: path)
    rule(
      "array",
      UpstreamText.exclusive("id", with: "with a combination of other fields in a subnet selector term"),
      at: path, holds: terms.isEmpty || !terms.allSatisfy { $0.id != nil && !$0.tags.isEmpty })
  }

  fileprivate mutating func check(securityGroups terms: [EC2NodeClass.SelectorTerm], at path: FieldPath) {
    check(termsOf: "securityGroupSelectorTerms", terms, names: ["tags", "id", "name"], at: path)
    let others = "with a combination of other fields in a security group selector term"
    rule(
      "array", UpstreamText.exclusive("id", with: others), at: path,
      holds: terms.isEmpty || !terms.allSatisfy { $0.id != nil && (!$0.tags.isEmpty || $0.name != nil) })
    rule(
      "array", UpstreamText.exclusive("name", with: others), at: path,
      holds: terms.isEmpty || !terms.allSatisfy { $0.name != nil && (!$0.tags.isEmpty || $0.id != nil) })
  }

  private mutating func check(
    termsOf field: String, _ terms: [EC2NodeClass.SelectorTerm], names: [String], at path: FieldPath
  ) {
    checkCount(terms.count, at: path)
    rule("array", UpstreamText.cannotBeEmpty(field), at: path, holds: !terms.isEmpty)
    for (index, term) in terms.enumerated() { check(termTags: term.tags, at: path[index]["tags"]) }
    rule(
      "array", UpstreamText.atLeastOne(names), at: path,
      holds: terms.allSatisfy { !$0.tags.isEmpty || $0.id != nil || $0.name != nil })
  }

  fileprivate mutating func check(
    reservations terms: [EC2NodeClass.CapacityReservationSelectorTerm], at path: FieldPath
  ) {
    checkCount(terms.count, at: path)
    for (index, term) in terms.enumerated() {
      check(termTags: term.tags, at: path[index]["tags"])
      if let criteria = term.instanceMatchCriteria {
        check(criteria, oneOf: ["open", "targeted"], at: path[index]["instanceMatchCriteria"])
      }
    }
    rule(
      "array", UpstreamText.atLeastOne(["tags", "id", "instanceMatchCriteria"]), at: path,
      holds: terms.allSatisfy { !$0.tags.isEmpty || $0.id != nil || $0.instanceMatchCriteria != nil })
    rule(
      "array",
      UpstreamText.exclusive("id", with: "along with other fields in a capacity reservation selector term"),
      at: path,
      holds: terms.isEmpty
        || !terms.allSatisfy {
          $0.id != nil && (!$0.tags.isEmpty || $0.ownerID != nil || $0.instanceMatchCriteria != nil)
        })
  }

  private mutating func checkCount(_ count: Int, at path: FieldPath) {
    if count > 30 { report(.tooMany(count, maximum: 30), at: path) }
  }

  private mutating func check(termTags tags: [String: String], at path: FieldPath) {
    rule(
      "object", UpstreamText.emptyTags, at: path,
      holds: tags.allSatisfy { !$0.key.isEmpty && !$0.value.isEmpty })
  }

  fileprivate mutating func check(tags: [String: String], at path: FieldPath) {
    rule("object", UpstreamText.emptyTagKeys, at: path, holds: !tags.keys.contains(""))
    let restricted = [
      "eks:eks-cluster-name", "karpenter.sh/nodepool", "karpenter.sh/nodeclaim",
      "karpenter.k8s.aws/ec2nodeclass",
    ]
    for tag in restricted {
      rule("object", UpstreamText.restrictedTag(tag), at: path, holds: !tags.keys.contains(tag))
    }
    rule(
      "object", UpstreamText.restrictedTag("kubernetes.io/cluster/"), at: path,
      holds: !tags.keys.contains { $0.hasPrefix("kubernetes.io/cluster") })
  }

  fileprivate mutating func check(devices: [EC2NodeClass.BlockDeviceMapping], at path: FieldPath) {
    if devices.count > 50 { report(.tooMany(devices.count, maximum: 50), at: path) }
    let types = ["standard", "io1", "io2", "gp2", "sc1", "st1", "gp3"]
    for (index, device) in devices.enumerated() {
      let path = path[index]["ebs"]
      if let type = device.volumeType { check(type, oneOf: types, at: path["volumeType"]) }
      let isWritten = device != EC2NodeClass.BlockDeviceMapping(nameOf: device)
      rule(
        "object", UpstreamText.snapshotOrSize, at: path,
        holds: !isWritten || device.volumeSize != nil || device.inert["snapshotID"] != nil)
    }
    rule("array", UpstreamText.oneRootVolume, at: path, holds: devices.count { $0.isRootVolume } <= 1)
  }

  fileprivate mutating func check(_ options: EC2NodeClass.MetadataOptions, at path: FieldPath) {
    check(options.httpEndpoint, oneOf: ["enabled", "disabled"], at: path["httpEndpoint"])
    check(options.httpProtocolIPv6, oneOf: ["enabled", "disabled"], at: path["httpProtocolIPv6"])
    check(options.httpTokens, oneOf: ["required", "optional"], at: path["httpTokens"])
    let hops = options.httpPutResponseHopLimit
    let hopPath = path["httpPutResponseHopLimit"]
    if hops < 1 {
      report(.invalid(.int(Int64(hops)), UpstreamText.shouldBeAtLeast(hopPath, 1)), at: hopPath)
    } else if hops > 64 {
      report(.invalid(.int(Int64(hops)), UpstreamText.shouldBeAtMost(hopPath, 64)), at: hopPath)
    }
  }

  fileprivate mutating func check(kubelet: EC2NodeClass.KubeletConfiguration, at path: FieldPath) {
    for (name, number) in [("maxPods", kubelet.maxPods), ("podsPerCore", kubelet.podsPerCore)] {
      guard let number, number < 0 else { continue }
      report(.invalid(.int(Int64(number)), UpstreamText.shouldBeAtLeast(path[name], 0)), at: path[name])
    }
    let signals = [
      "memory.available", "nodefs.available", "nodefs.inodesFree", "imagefs.available",
      "imagefs.inodesFree", "pid.available",
    ]
    let evictions = [
      ("evictionHard", kubelet.evictionHard), ("evictionSoft", kubelet.evictionSoft),
      ("evictionSoftGracePeriod", kubelet.evictionSoftGracePeriod),
    ]
    for (name, values) in evictions {
      rule(
        "object", UpstreamText.validKeys(name, signals), at: path[name],
        holds: values.keys.allSatisfy(signals.contains))
    }
    let resources = ["cpu", "memory", "ephemeral-storage", "pid"]
    for (name, values) in [
      ("systemReserved", kubelet.systemReserved), ("kubeReserved", kubelet.kubeReserved),
    ] {
      rule(
        "object", UpstreamText.validKeys(name, resources), at: path[name],
        holds: values.keys.allSatisfy(resources.contains))
      rule(
        "object", UpstreamText.negativeReserve(name), at: path[name],
        holds: !values.values.contains { $0.hasPrefix("-") })
    }
    let soft = Set(kubelet.evictionSoft.keys)
    let grace = Set(kubelet.evictionSoftGracePeriod.keys)
    rule("object", UpstreamText.softWithoutGrace, at: path, holds: soft.isSubset(of: grace))
    rule("object", UpstreamText.graceWithoutSoft, at: path, holds: grace.isSubset(of: soft))
    if let high = kubelet.imageGCHighThresholdPercent, let low = kubelet.imageGCLowThresholdPercent {
      rule("object", UpstreamText.imageGarbageCollection, at: path, holds: high > low)
    }
  }
}

extension EC2NodeClass.BlockDeviceMapping {
  /// The mapping without its disk.
  fileprivate init(nameOf device: Self) {
    self.init()
    deviceName = device.deviceName
    isRootVolume = device.isRootVolume
  }
}
