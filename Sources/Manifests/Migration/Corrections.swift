import Kubernetes

/// What to write instead of what is often written: by other people's courses, by older versions, by a slip.
enum Corrections {
  /// The problem with a hint, where one is known.
  static func correcting(
    _ problem: ManifestProblem, in document: Document, shape: ObjectShape
  ) -> ManifestProblem {
    guard problem.hint == nil, let hint = hint(for: problem, in: document, shape: shape) else {
      return problem
    }
    return ManifestProblem(
      problem.fault, path: problem.path, place: problem.place, nearest: problem.nearest, hint: hint,
      stage: problem.stage)
  }

  private static func hint(
    for problem: ManifestProblem, in document: Document, shape: ObjectShape
  ) -> ManifestProblem.Hint? {
    let path = problem.path.withoutIndices.text(keysInBrackets: false)
    switch problem.fault {
    case .unknownField(let name):
      if let known = movedFields["\(shape.typeName) \(path)"] { return known }
      guard problem.nearest.isEmpty else { return nil }
      return home(of: name, near: problem.path, in: shape).map(ManifestProblem.Hint.movedTo)
    case .wrongType: return movedFields["\(shape.typeName) \(path)"]
    case .required: return required(path, kind: shape.typeName, in: document).map(ManifestProblem.Hint.write)
    case .unsupported(.string(let word), _):
      let choice = "\(shape.typeName) \(path) \(word)"
      return laterWords[choice].map { .comesIn(karpenter: $0) } ?? words[choice].map { .write($0) }
    case .badQuantity(let text): return quantity(meantBy: text).map(ManifestProblem.Hint.write)
    default: return nil
    }
  }

  // MARK: - Fields elsewhere

  /// Where fields of older versions, and some that are often misplaced, are now.
  private static let movedFields: [String: ManifestProblem.Hint] = {
    var moved: [String: ManifestProblem.Hint] = [
      "NodePool spec.disruption.expireAfter": .movedTo("spec.template.spec.expireAfter"),
      "NodePool spec.template.spec.kubelet": .movedToKind("EC2NodeClass", "spec.kubelet"),
      "NodePool spec.kubeletConfiguration": .movedToKind("EC2NodeClass", "spec.kubelet"),
      "NodePool spec.template.spec.nodeClassRef.apiVersion": .renamedTo("group"),
      "NodePool spec.ttlSecondsAfterEmpty": .movedTo("spec.disruption.consolidateAfter"),
      "NodePool spec.ttlSecondsUntilExpired": .movedTo("spec.template.spec.expireAfter"),
      "NodePool spec.consolidation": .movedTo("spec.disruption.consolidationPolicy"),
      "NodePool spec.provider": .movedTo("spec.template.spec.nodeClassRef"),
      "NodePool spec.providerRef": .movedTo("spec.template.spec.nodeClassRef"),
      "NodePool spec.labels": .movedTo("spec.template.metadata.labels"),
      "NodePool spec.annotations": .movedTo("spec.template.metadata.annotations"),
      "NodePool spec.template.spec.labels": .movedTo("spec.template.metadata.labels"),
      "NodePool spec.limits.resources": .movedTo("spec.limits"),
      "NodeClaim spec.nodeClassRef.apiVersion": .renamedTo("group"),
      "NodeClaim spec.kubelet": .movedToKind("EC2NodeClass", "spec.kubelet"),
      "EC2NodeClass spec.amiSelector": .renamedTo("amiSelectorTerms"),
      "EC2NodeClass spec.subnetSelector": .renamedTo("subnetSelectorTerms"),
      "EC2NodeClass spec.securityGroupSelector": .renamedTo("securityGroupSelectorTerms"),
      "EC2NodeClass spec.launchTemplate": .removed,
    ]
    for field in [
      "requirements", "taints", "startupTaints", "nodeClassRef", "expireAfter", "terminationGracePeriod",
    ] {
      moved["NodePool spec.\(field)"] = .movedTo(FieldPath("spec.template.spec.\(field)"))
    }
    return moved
  }()

  /// The one place of the kind where a field of this name belongs, nearest to where it was written.
  private static func home(of name: String, near path: FieldPath, in shape: ObjectShape) -> FieldPath? {
    var found: [FieldPath] = []
    func search(_ object: ObjectShape, at path: FieldPath) {
      guard path.steps.count < 12 else { return }
      for field in object.fields {
        var place = path[field.name]
        if field.name == name { found.append(place) }
        var shape = field.shape
        if case .list(let element, _) = shape {
          shape = element
          place = place[0]
        }
        if case .object(let inner) = shape, field.name != "status" { search(inner, at: place) }
      }
    }
    search(shape, at: .root)
    func shared(_ other: FieldPath) -> Int { zip(path.steps, other.steps).prefix { $0 == $1 }.count }
    return found.max {
      (shared($0), -$0.steps.count, $1.description) < (shared($1), -$1.steps.count, $0.description)
    }
  }

  // MARK: - Values

  private static func required(_ path: String, kind: String, in document: Document) -> String? {
    switch "\(kind) \(path)" {
    case "NodePool spec.template.spec.nodeClassRef.group", "NodeClaim spec.nodeClassRef.group":
      return Kind.ec2NodeClass.group
    case "NodePool spec.template.spec.nodeClassRef.kind", "NodeClaim spec.nodeClassRef.kind":
      return Kind.ec2NodeClass.name
    case "NodePool spec.disruption.consolidateAfter": return "0s"
    case "NodePool spec.template.spec.requirements.operator", "NodeClaim spec.requirements.operator":
      return "In"
    case "EC2NodeClass spec.amiSelectorTerms":
      let family = document.value["spec"]?["amiFamily"]?.json.string?.lowercased()
      return "[{alias: \(family ?? "al2023")@latest}]"
    case "EC2NodeClass spec.securityGroupSelectorTerms":
      return selector(likeThatOf: "subnetSelectorTerms", in: document)
    case "EC2NodeClass spec.subnetSelectorTerms":
      return selector(likeThatOf: "securityGroupSelectorTerms", in: document)
    default: return nil
    }
  }

  /// Subnets and security groups are usually found by the same tags.
  private static func selector(likeThatOf field: String, in document: Document) -> String {
    guard case .array(let terms) = document.value["spec"]?[field]?.content, let term = terms.first,
      let tag = term["tags"]?.members?.first, let value = tag.value.json.string
    else { return "[{tags: {karpenter.sh/discovery: …}}]" }
    return "[{tags: {\(tag.key): \(value)}}]"
  }

  private static let words = [
    "NodePool spec.disruption.consolidationPolicy WhenUnderutilized": "WhenEmptyOrUnderutilized",
    "EC2NodeClass spec.amiFamily Ubuntu": "Custom",
  ]

  /// `512MB`, `1 gi`, `0,5`: quantities as people write them elsewhere.
  static func quantity(meantBy text: String) -> String? {
    let joined = text.filter { !$0.isWhitespace }.replacing(",", with: ".")
    let number = joined.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-" || $0 == "+") }
    let suffixes = [
      "": "", "m": "m", "k": "k", "kb": "k", "mb": "M", "gb": "G", "tb": "T", "g": "G", "ki": "Ki",
      "kib": "Ki",
      "mi": "Mi", "mib": "Mi", "gi": "Gi", "gib": "Gi", "ti": "Ti", "tib": "Ti",
    ]
    guard let suffix = suffixes[joined.dropFirst(number.count).lowercased()] else { return nil }
    let meant = String(number) + suffix
    return meant != text && Quantity(meant) != nil ? meant : nil
  }

  // MARK: - Kinds

  /// A kind that nobody has registered under its version.
  static func unknownKind(_ kind: String, apiVersion: String, in document: Document) -> ManifestProblem {
    let sameName = Kinds.all.map(\.kind).filter { $0.name.lowercased() == kind.lowercased() }
    let names = Spelling.nearest(to: kind, among: Kinds.all.map(\.kind.name))
    let candidates =
      sameName.isEmpty
      ? names.compactMap { name in Kinds.all.first { $0.kind.name == name }?.kind } : sameName
    let meant = successors["\(apiVersion) \(kind)"] ?? sameName.first
    let path: FieldPath = sameName.isEmpty ? "kind" : "apiVersion"
    let isLater = kind == "CapacityBuffer" && apiVersion.hasPrefix("autoscaling.x-k8s.io/")
    return ManifestProblem(
      .noMatch(kind: kind, apiVersion: apiVersion), path: path, place: document.place(path),
      nearest: candidates.map { "\($0.apiVersion) \($0.name)" },
      hint: isLater
        ? .comesIn(karpenter: "1.14")
        : meant.map { .newKind(kind: $0.name, apiVersion: $0.apiVersion) }, stage: .identification)
  }

  /// Values that a later version of Karpenter takes, with that version.
  private static let laterWords = ["NodePool spec.disruption.consolidationPolicy Balanced": "1.14"]

  /// Kinds that others have replaced.
  private static let successors: [String: Kind] = [
    "karpenter.sh/v1alpha5 Provisioner": .nodePool,
    "karpenter.sh/v1alpha5 Machine": .nodeClaim,
    "karpenter.k8s.aws/v1alpha1 AWSNodeTemplate": .ec2NodeClass,
  ]
}
