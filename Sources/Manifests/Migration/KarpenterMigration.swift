import Kubernetes

/// Source: Karpenter's v1 migration guide, and `karpenter-convert` for v1alpha5.
extension ObjectEditor {
  // MARK: - NodePool and NodeClaim

  mutating func migrateNodePool() {
    setType(.nodePool)
    move("spec.disruption.expireAfter", to: "spec.template.spec.expireAfter")
    if value(at: "spec.disruption.consolidationPolicy") == .string("WhenUnderutilized") {
      replace(.string("WhenEmptyOrUnderutilized"), at: "spec.disruption.consolidationPolicy")
    }
    if value(at: "spec.disruption") != nil { add(.string("0s"), at: "spec.disruption.consolidateAfter") }
    if value(at: "spec.limits.resources")?.object != nil {
      let inner = value(at: "spec.limits.resources") ?? .object([:])
      put(inner, at: "spec.limits")
      note(.moved(from: "spec.limits.resources", to: "spec.limits"))
    }
    migrateClaimSpec(at: "spec.template.spec")
    migrateAnnotations(at: "spec.template.metadata.annotations")
  }

  mutating func migrateNodeClaim() {
    setType(.nodeClaim)
    migrateClaimSpec(at: "spec")
  }

  private mutating func migrateClaimSpec(at path: FieldPath) {
    migrateReference(at: path["nodeClassRef"])
    add(.array([]), at: path["requirements"])
    for index in (value(at: path["requirements"])?.array ?? []).indices {
      let requirement = path["requirements"][index]
      let hasValues = value(at: requirement["values"])?.array?.isEmpty == false
      add(.string(hasValues ? "In" : "Exists"), at: requirement["operator"])
    }
    takeOutKubelet(at: path["kubelet"], nodeClass: path["nodeClassRef"]["name"])
  }

  private mutating func migrateReference(at path: FieldPath) {
    if let apiVersion = value(at: path["apiVersion"])?.string {
      let group = apiVersion.split(separator: "/").first.map(String.init) ?? apiVersion
      move(path["apiVersion"], to: path["group"]) { _ in .string(group) }
    }
    add(.string(Kind.ec2NodeClass.group), at: path["group"])
    add(.string(Kind.ec2NodeClass.name), at: path["kind"])
    if value(at: path["name"]) == nil {
      put(.string("default"), at: path["name"])
      note(.toBeFilledIn(at: path["name"]))
    }
  }

  private mutating func takeOutKubelet(at path: FieldPath, nodeClass: FieldPath) {
    guard let settings = value(at: path) else { return }
    put(nil, at: path)
    kubelet = (settings, path, value(at: nodeClass)?.string ?? "")
  }

  private mutating func migrateAnnotations(at path: FieldPath) {
    for old in ["karpenter.sh/do-not-evict", "karpenter.sh/do-not-consolidate"] {
      move(path[key: old], to: path[key: WellKnown.doNotDisrupt])
    }
  }

  // MARK: - EC2NodeClass

  mutating func migrateNodeClass() {
    setType(.ec2NodeClass)
    if value(at: "spec.amiFamily") == .string("Ubuntu") {
      replace(.string("Custom"), at: "spec.amiFamily")
    }
    addImages()
    for (field, other) in [
      ("subnetSelectorTerms", "securityGroupSelectorTerms"),
      ("securityGroupSelectorTerms", "subnetSelectorTerms"),
    ] where value(at: FieldPath("spec")[field]) == nil {
      // The two are usually found by the same tags.
      let terms = value(at: FieldPath("spec")[other]) ?? .array([.object(["tags": .object([:])])])
      put(terms, at: FieldPath("spec")[field])
      note(.toBeFilledIn(at: FieldPath("spec")[field]))
    }
    if value(at: "spec.role") == nil, value(at: "spec.instanceProfile") == nil {
      put(.string("KarpenterNodeRole"), at: "spec.role")
      note(.toBeFilledIn(at: "spec.role"))
    }
  }

  /// v1 wants to be told the image; the newest of the family is what older versions took.
  private mutating func addImages() {
    let family = value(at: "spec.amiFamily")?.string ?? "AL2"
    guard value(at: "spec.amiSelectorTerms")?.array?.isEmpty ?? true else { return }
    guard family != "Custom" else {
      put(.array([.object(["id": .string("ami-")])]), at: "spec.amiSelectorTerms")
      note(.toBeFilledIn(at: "spec.amiSelectorTerms"))
      return
    }
    put(nil, at: "spec.amiSelectorTerms")
    add(.array([.object(["alias": .string("\(family.lowercased())@latest")])]), at: "spec.amiSelectorTerms")
  }

  // MARK: - v1alpha5

  /// Makes a Provisioner a NodePool; an inline provider becomes the NodeClass that it answers.
  mutating func migrateProvisioner() -> ObjectEditor? {
    setType(.nodePool)
    for field in ["requirements", "taints", "startupTaints"] {
      move(FieldPath("spec")[field], to: FieldPath("spec.template.spec")[field])
    }
    for field in ["labels", "annotations"] {
      move(FieldPath("spec")[field], to: FieldPath("spec.template.metadata")[field])
    }
    move("spec.providerRef.name", to: "spec.template.spec.nodeClassRef.name")
    remove("spec.providerRef")
    move("spec.kubeletConfiguration", to: "spec.template.spec.kubelet")
    migrateDisruption()
    let nodeClass = takeOutProvider()
    migrateNodePool()
    return nodeClass
  }

  private mutating func migrateDisruption() {
    let path: FieldPath = "spec.disruption"
    func seconds(_ value: JSONValue) -> JSONValue { .string("\(value.int ?? 0)s") }
    if value(at: "spec.consolidation.enabled") == .bool(true) {
      put(.string("WhenEmptyOrUnderutilized"), at: path["consolidationPolicy"])
      note(.moved(from: "spec.consolidation.enabled", to: path["consolidationPolicy"]))
      put(nil, at: "spec.consolidation")
    } else {
      put(nil, at: "spec.consolidation")
      put(.string("WhenEmpty"), at: path["consolidationPolicy"])
      if value(at: "spec.ttlSecondsAfterEmpty") == nil {
        // A Provisioner that says nothing keeps its nodes.
        add(.string("Never"), at: path["consolidateAfter"])
      }
      move("spec.ttlSecondsAfterEmpty", to: path["consolidateAfter"], changing: seconds)
    }
    move("spec.ttlSecondsUntilExpired", to: "spec.template.spec.expireAfter", changing: seconds)
    add(.string("Never"), at: "spec.template.spec.expireAfter")
  }

  private mutating func takeOutProvider() -> ObjectEditor? {
    guard let provider = value(at: "spec.provider") else { return nil }
    put(nil, at: "spec.provider")
    put(.string(name), at: "spec.template.spec.nodeClassRef.name")
    var nodeClass = ObjectEditor(
      .object([
        "apiVersion": .string("karpenter.k8s.aws/v1alpha1"), "kind": .string("AWSNodeTemplate"),
        "metadata": .object(["name": .string(name)]), "spec": provider,
      ]))
    nodeClass.migrateNodeTemplate()
    note(.movedToObject(from: "spec.provider", to: nodeClass.title, at: "spec"))
    return nodeClass
  }

  mutating func migrateNodeTemplate() {
    setType(.ec2NodeClass)
    let selectors = [
      ("subnetSelector", "subnetSelectorTerms"), ("securityGroupSelector", "securityGroupSelectorTerms"),
      ("amiSelector", "amiSelectorTerms"),
    ]
    for (old, new) in selectors {
      move(FieldPath("spec")[old], to: FieldPath("spec")[new], changing: Self.terms)
    }
    remove("spec.launchTemplate")
    remove("spec.apiVersion")
    remove("spec.kind")
    migrateNodeClass()
  }

  /// A selector of v1alpha5: one mapping of tags, in which ids and names are tags of a special spelling.
  private static func terms(of selector: JSONValue) -> JSONValue {
    guard case .object(let members) = selector else { return selector }
    var tags: [String: JSONValue] = [:]
    var terms: [JSONValue] = []
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      let field = ["aws-ids": "id", "aws::ids": "id", "aws::name": "name", "aws::owners": "owner"][key]
      guard let field, let text = value.string else {
        tags[key] = value
        continue
      }
      for name in text.split(separator: ",") {
        terms.append(.object([field: .string(String(name.filter { !$0.isWhitespace }))]))
      }
    }
    if !tags.isEmpty { terms.append(.object(["tags": .object(tags)])) }
    return .array(terms)
  }

  // MARK: - Built-in kinds

  /// A kind that is in another group or version now, as `extensions/v1beta1` had Deployments.
  mutating func migrateGroup() {
    guard let apiVersion = value["apiVersion"]?.string, Kinds.named(kindName, apiVersion: apiVersion) == nil,
      let kind = Kinds.all.first(where: { $0.kind.name == kindName })?.kind
    else { return }
    setType(kind)
  }
}
