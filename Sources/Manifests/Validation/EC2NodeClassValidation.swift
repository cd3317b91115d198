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
    validation.check(machine: spec, at: path)
  }
}

extension Validation {
  mutating func check(_ word: String, oneOf words: [String], at path: FieldPath) {
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
    if terms.isEmpty { report(.invalid(.int(0), UpstreamText.shouldHaveAtLeast(path, 1)), at: path) }
    for (index, term) in terms.enumerated() {
      if let alias = term.alias { check(alias: alias, at: path[index]["alias"]) }
      check(id: term.id, matching: UpstreamText.imageID, at: path[index]["id"])
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
    let families = ["al2", "al2023", "bottlerocket", "windows2019", "windows2022", "windows2025"]
    let family = String(parts[0])
    let version = parts.count == 2 && !parts[1].isEmpty ? parts[1] : "latest"
    if !families.contains(family) {
      report(
        .invalid(.string("string"), UpstreamText.aliasFamily), at: path,
        nearest: Spelling.nearest(to: family, among: families).map { "\($0)@\(version)" }, stage: .rules)
    }
    rule(
      "string", UpstreamText.windowsVersion, at: path,
      holds: !families.contains(family) || !family.hasPrefix("windows") || version == "latest")
  }

  fileprivate mutating func check(subnets terms: [EC2NodeClass.SelectorTerm], at path: FieldPath) {
    check(
      termsOf: "subnetSelectorTerms", terms, names: ["tags", "id"], id: UpstreamText.subnetID, at: path)
    rule(
      "array",
      UpstreamText.exclusive("id", with: "with a combination of other fields in a subnet selector term"),
      at: path, holds: !terms.allSatisfy { $0.id != nil && !$0.tags.isEmpty })
  }

  fileprivate mutating func check(securityGroups terms: [EC2NodeClass.SelectorTerm], at path: FieldPath) {
    check(
      termsOf: "securityGroupSelectorTerms", terms, names: ["tags", "id", "name"],
      id: UpstreamText.securityGroupID, at: path)
    let others = "with a combination of other fields in a security group selector term"
    rule(
      "array", UpstreamText.exclusive("id", with: others), at: path,
      holds: !terms.allSatisfy { $0.id != nil && (!$0.tags.isEmpty || $0.name != nil) })
    rule(
      "array", UpstreamText.exclusive("name", with: others), at: path,
      holds: !terms.allSatisfy { $0.name != nil && (!$0.tags.isEmpty || $0.id != nil) })
  }

  private mutating func check(
    termsOf field: String, _ terms: [EC2NodeClass.SelectorTerm], names: [String],
    id pattern: UpstreamText.IDPattern, at path: FieldPath
  ) {
    checkCount(terms.count, at: path)
    rule("array", UpstreamText.cannotBeEmpty(field), at: path, holds: !terms.isEmpty)
    for (index, term) in terms.enumerated() {
      check(id: term.id, matching: pattern, at: path[index]["id"])
      check(termTags: term.tags, at: path[index]["tags"])
    }
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
      check(id: term.id, matching: UpstreamText.reservationID, at: path[index]["id"])
      if let owner = term.ownerID {
        checkPattern(
          owner, UpstreamText.accountID, at: path[index]["ownerID"],
          matches: owner.utf8.count == 12 && owner.utf8.allSatisfy { (48...57).contains($0) })
      }
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

  /// Not anchored where the pattern is not: `xami-1` passes for an AMI.
  mutating func check(id: String?, matching pattern: UpstreamText.IDPattern, at path: FieldPath) {
    guard let id else { return }
    checkPattern(id, pattern.text, at: path, matches: pattern.matches(id))
  }

  private mutating func check(termTags tags: [String: String], at path: FieldPath) {
    if tags.count > 20 { report(.tooMany(tags.count, maximum: 20), at: path) }
    rule(
      "object", UpstreamText.emptyTags, at: path,
      holds: tags.allSatisfy { !$0.key.isEmpty && !$0.value.isEmpty })
  }

  fileprivate mutating func check(tags: [String: String], at path: FieldPath) {
    rule("object", UpstreamText.emptyTagKeys, at: path, holds: !tags.keys.contains(""))
    let restricted = [
      "eks:eks-cluster-name", "kubernetes.io/cluster/", "karpenter.sh/nodepool", "karpenter.sh/nodeclaim",
      "karpenter.k8s.aws/ec2nodeclass",
    ]
    for tag in restricted {
      rule(
        "object", UpstreamText.restrictedTag(tag), at: path,
        holds: !tags.keys.contains { key in
          tag.hasSuffix("/") ? key.hasPrefix(tag.dropLast()) : key == tag
        })
    }
  }
}
