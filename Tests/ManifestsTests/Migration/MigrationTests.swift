import Kubernetes
import Testing

@testable import Manifests

@Suite struct MigrationTests {
  private func migrate(_ text: String) throws -> Migration {
    Manifest.migrate(try Document.readAll(text, source: "old.yaml").map { try $0.get() })
  }

  /// What comes out is what today's API takes.
  private func decoded(_ migration: Migration) throws -> [KubernetesResource] {
    try Manifest.decodeAll(migration.yaml, source: "new.yaml")
  }

  @Test("a NodePool of v1beta1 keeps what it says, in v1's places")
  func nodePool() throws {
    let migration = try migrate(
      """
      apiVersion: karpenter.sh/v1beta1
      kind: NodePool
      metadata: {name: default}
      spec:
        weight: 10
        limits: {cpu: 100}
        disruption: {consolidationPolicy: WhenUnderutilized, expireAfter: 48h}
        template:
          metadata: {labels: {team: a}, annotations: {karpenter.sh/do-not-evict: "true"}}
          spec:
            kubelet: {maxPods: 20}
            nodeClassRef: {apiVersion: karpenter.k8s.aws/v1beta1, kind: EC2NodeClass, name: default}
            requirements:
            - {key: kubernetes.io/arch, values: [arm64]}
      ---
      apiVersion: karpenter.k8s.aws/v1beta1
      kind: EC2NodeClass
      metadata: {name: default}
      spec:
        amiFamily: AL2023
        role: KarpenterNodeRole-aula
        subnetSelectorTerms: [{tags: {karpenter.sh/discovery: aula}}]
        securityGroupSelectorTerms: [{tags: {karpenter.sh/discovery: aula}}]

      """)
    let resources = try decoded(migration)
    let pool = try #require(resources.first?.as(NodePool.self))
    #expect(pool.weight == 10)
    #expect(pool.limits == ["cpu": Quantity(100)])
    #expect(pool.disruption.consolidationPolicy == .whenEmptyOrUnderutilized)
    #expect(pool.disruption.consolidateAfter == .after(.zero))
    #expect(pool.template.spec.expireAfter == .after(.seconds(48 * 3600)))
    #expect(pool.template.labels == ["team": "a"])
    #expect(pool.template.annotations == [WellKnown.doNotDisrupt: "true"])
    #expect(pool.template.spec.requirements.map(\.requirement.operator) == [.isIn])
    #expect(pool.template.spec.nodeClassRef.group == "karpenter.k8s.aws")
    let nodeClass = try #require(resources.last?.as(EC2NodeClass.self))
    #expect(nodeClass.spec.kubelet?.maxPods == 20)
    #expect(nodeClass.spec.amiSelectorTerms.map(\.alias) == ["al2023@latest"])
    #expect(nodeClass.spec.role == "KarpenterNodeRole-aula")
    let edits = migration.changes.map(\.edit)
    #expect(edits.contains(.apiVersion(from: "karpenter.sh/v1beta1", to: "karpenter.sh/v1")))
    #expect(edits.contains(.moved(from: "spec.disruption.expireAfter", to: "spec.template.spec.expireAfter")))
    #expect(
      edits.contains(
        .movedToObject(from: "spec.template.spec.kubelet", to: "EC2NodeClass/default", at: "spec.kubelet")))
  }

  @Test("a NodePool of v1 with v1beta1's fields is put right, as an old course prints it")
  func halfMigrated() throws {
    let migration = try migrate(
      """
      apiVersion: karpenter.sh/v1
      kind: NodePool
      metadata: {name: arm}
      spec:
        template:
          spec:
            nodeClassRef: {name: default}
            requirements: [{key: kubernetes.io/arch, operator: In, values: [arm64]}]
        disruption: {consolidationPolicy: WhenUnderutilized, consolidateAfter: 5m, expireAfter: 720h}

      """)
    let pool = try #require(decoded(migration).first?.as(NodePool.self))
    #expect(pool.disruption.consolidateAfter == .after(.seconds(300)))
    #expect(
      migration.changes.map(\.edit) == [
        .moved(from: "spec.disruption.expireAfter", to: "spec.template.spec.expireAfter"),
        .value(
          at: "spec.disruption.consolidationPolicy", from: .string("WhenUnderutilized"),
          to: .string("WhenEmptyOrUnderutilized")),
        .added(at: "spec.template.spec.nodeClassRef.group", .string("karpenter.k8s.aws")),
        .added(at: "spec.template.spec.nodeClassRef.kind", .string("EC2NodeClass")),
      ])
  }

  @Test("a Provisioner and its template become a NodePool and a NodeClass")
  func provisioner() throws {
    let migration = try migrate(
      """
      apiVersion: karpenter.sh/v1alpha5
      kind: Provisioner
      metadata: {name: default}
      spec:
        labels: {team: a}
        taints: [{key: dedicated, value: a, effect: NoSchedule}]
        requirements: [{key: karpenter.sh/capacity-type, operator: In, values: [spot]}]
        limits: {resources: {cpu: 1000}}
        consolidation: {enabled: true}
        ttlSecondsUntilExpired: 86400
        providerRef: {name: mine}
      ---
      apiVersion: karpenter.k8s.aws/v1alpha1
      kind: AWSNodeTemplate
      metadata: {name: mine}
      spec:
        subnetSelector: {karpenter.sh/discovery: aula}
        securityGroupSelector: {aws-ids: "sg-1, sg-2"}
        instanceProfile: KarpenterNodeInstanceProfile

      """)
    let resources = try decoded(migration)
    let pool = try #require(resources.first?.as(NodePool.self))
    #expect(pool.limits == ["cpu": Quantity(1000)])
    #expect(pool.disruption.consolidationPolicy == .whenEmptyOrUnderutilized)
    #expect(pool.template.spec.expireAfter == .after(.seconds(86_400)))
    #expect(pool.template.spec.nodeClassRef.name == "mine")
    #expect(pool.template.spec.taints.map(\.description) == ["dedicated=a:NoSchedule"])
    let nodeClass = try #require(resources.last?.as(EC2NodeClass.self))
    #expect(nodeClass.spec.securityGroupSelectorTerms.map(\.id) == ["sg-1", "sg-2"])
    #expect(nodeClass.spec.subnetSelectorTerms.map(\.tags) == [["karpenter.sh/discovery": "aula"]])
    #expect(nodeClass.spec.amiSelectorTerms.map(\.alias) == ["al2@latest"])
  }

  @Test(
    "a Provisioner that never expires its nodes becomes a NodePool that does not, with its provider apart")
  func inlineProvider() throws {
    let migration = try migrate(
      """
      apiVersion: karpenter.sh/v1alpha5
      kind: Provisioner
      metadata: {name: old}
      spec:
        ttlSecondsAfterEmpty: 30
        provider:
          subnetSelector: {karpenter.sh/discovery: aula}
          securityGroupSelector: {karpenter.sh/discovery: aula}

      """)
    let resources = try decoded(migration)
    let pool = try #require(resources.first?.as(NodePool.self))
    #expect(pool.disruption.consolidationPolicy == .whenEmpty)
    #expect(pool.disruption.consolidateAfter == .after(.seconds(30)))
    #expect(pool.template.spec.expireAfter == .never)
    #expect(pool.template.spec.nodeClassRef.name == "old")
    #expect(resources.last?.as(EC2NodeClass.self)?.metadata.name == "old")
    #expect(migration.changes.contains { $0.edit == .toBeFilledIn(at: "spec.role") })
  }

  @Test("what is of today stays as it is")
  func nothingToDo() throws {
    let text = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n"
    let migration = try migrate(text)
    #expect(migration.yaml == text)
    #expect(migration.changes.isEmpty)
  }

  @Test("a built-in kind of an old group")
  func oldGroup() throws {
    let migration = try migrate("apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: a}\n")
    #expect(
      migration.changes
        == [.init(object: "Deployment/a", edit: .apiVersion(from: "extensions/v1beta1", to: "apps/v1"))])
  }
}
