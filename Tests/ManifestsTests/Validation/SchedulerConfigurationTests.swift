import Kubernetes
import Testing

@testable import Manifests

/// What kube-scheduler says of its configuration, and where.
@Suite struct SchedulerConfigurationTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Under `apiVersion` and `kind`, with the place marked.
    let yaml: String
    let says: String

    init(_ name: String, _ yaml: String, _ says: String) {
      testDescription = name
      self.yaml = yaml
      self.says = says
    }

    static func argument(_ plugin: String, _ args: String, _ says: String) -> Case {
      Case(
        "\(plugin): \(args)", "profiles:\n- pluginConfig: [{name: \(plugin), args: {\(args)}}]\n",
        "profiles[0].pluginConfig[0].args.\(says)")
    }
  }

  @Test("refuses", arguments: general + arguments)
  func refuses(_ c: Case) throws {
    let head = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n"
    let marked = try MarkedText(head + c.yaml)
    let refusal = try #require(throws: InvalidManifest.self) { try Manifest.decodeAll(marked.text) }
    #expect(refusal.problems.map { $0.upstreamText() } == [c.says])
    #expect(refusal.problems.first?.place?.line == marked.line)
    #expect(refusal.problems.first?.place?.columns == marked.columns)
  }

  private static let general: [Case] = [
    Case(
      "a misspelt field", "profiles: [{plugins: {score: {«enable»: []}}}]\n",
      "unknown field \"profiles[0].plugins.score.enable\""),
    Case(
      "a share of the nodes above all of them", "percentageOfNodesToScore: «101»\n",
      "percentageOfNodesToScore: Invalid value: 101: not in valid range [0-100]"),
    Case(
      "the same of a profile", "profiles: [{percentageOfNodesToScore: «-1»}]\n",
      "profiles[0].percentageOfNodesToScore: Invalid value: -1: not in valid range [0-100]"),
    Case(
      "no backoff", "podInitialBackoffSeconds: «0»\n",
      "podInitialBackoffSeconds: Invalid value: 0: must be greater than 0"),
    Case(
      "a longest backoff below the first", "podMaxBackoffSeconds: «3»\npodInitialBackoffSeconds: 5\n",
      "podMaxBackoffSeconds: Invalid value: 3: must be greater than or equal to PodInitialBackoffSeconds"),
    Case(
      "nobody at work", "parallelism: «0»\n",
      "parallelism: Invalid value: 0: should be an integer value greater than zero"),
    Case(
      "two profiles of one name", "profiles:\n- schedulerName: a\n- schedulerName: «a»\n",
      "profiles[1].schedulerName: Duplicate value: \"profiles[0].schedulerName\""),
    Case(
      "a plugin that is gone",
      "profiles:\n- plugins:\n    filter:\n      enabled:\n      - «name»: EBSLimits\n",
      "profiles[0].plugins.filter.enabled[0]: Invalid value: \"EBSLimits\": was invalid in version "
        + "\"kubescheduler.config.k8s.io/v1\" (KubeSchedulerConfiguration is version "
        + "\"kubescheduler.config.k8s.io/v1\")"),
    Case(
      "arguments given twice",
      "profiles:\n- pluginConfig:\n  - name: NodeAffinity\n  - «name»: NodeAffinity\n",
      "profiles[0].pluginConfig[1]: Duplicate value: \"NodeAffinity\""),
    Case(
      "another name", "metadata: {name: «mine»}\n",
      "metadata.name: Unsupported value: \"mine\": supported values: \"kube-scheduler\""),
  ]

  private static let arguments: [Case] = [
    .argument(
      "NodeResourcesFit", "scoringStrategy: {type: «Least»}",
      "scoringStrategy.type: Unsupported value: \"Least\": supported values: \"LeastAllocated\", "
        + "\"MostAllocated\", \"RequestedToCapacityRatio\""),
    .argument(
      "NodeResourcesFit", "scoringStrategy: {type: MostAllocated, resources: [{name: cpu, weight: «-1»}]}",
      "scoringStrategy.resources[0].weight: Invalid value: -1: resource weight of cpu not in valid range (0, 100]"
    ),
    .argument(
      "NodeResourcesFit", "ignoredResourceGroups: [«a/b»]",
      "ignoredResourceGroups[0]: Invalid value: \"a/b\": resource group name can't contain '/'"),
    .argument(
      "NodeResourcesFit", "kind: «InterPodAffinityArgs»",
      "kind: Invalid value: \"InterPodAffinityArgs\": args for plugin NodeResourcesFit were not of type "
        + "NodeResourcesFitArgs.kubescheduler.config.k8s.io, got InterPodAffinityArgs.kubescheduler.config.k8s.io"
    ),
    .argument(
      "NodeResourcesFit",
      "scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio: {shape: "
        + "[{utilization: 0, score: 0}, {utilization: 50, score: «11»}]}}",
      "scoringStrategy.requestedToCapacityRatio.shape[1].score: Invalid value: 11: not in valid range [0, 10]"
    ),
    .argument(
      "NodeResourcesFit",
      "scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio: {shape: "
        + "[{utilization: 50, score: 0}, {utilization: «50», score: 1}]}}",
      "scoringStrategy.requestedToCapacityRatio.shape[1].utilization: Invalid value: 50: values must be sorted in "
        + "increasing order"),
    .argument(
      "NodeResourcesBalancedAllocation", "resources: [{name: cpu, weight: «2»}]",
      "resources[0].weight: Invalid value: 2: must be 1"),
    .argument(
      "PodTopologySpread",
      "defaultingType: «System», defaultConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}]",
      "defaultingType: Invalid value: \"System\": when .defaultConstraints are not empty"),
    .argument(
      "PodTopologySpread",
      "defaultingType: List, defaultConstraints: [{maxSkew: «0», topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}]",
      "defaultConstraints[0].maxSkew: Invalid value: 0: not in valid range (0, inf)"),
    .argument(
      "PodTopologySpread",
      "defaultingType: List, defaultConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, «labelSelector»: {}}]",
      "defaultConstraints[0].labelSelector: Forbidden: constraint must not define a selector, as they deduced for each pod"
    ),
    .argument(
      "InterPodAffinity", "hardPodAffinityWeight: «101»",
      "hardPodAffinityWeight: Invalid value: 101: not in valid range [0, 100]"),
    .argument(
      "DefaultPreemption", "minCandidateNodesAbsolute: «-1»",
      "minCandidateNodesAbsolute: Invalid value: -1: not in valid range [0, inf)"),
    .argument(
      "NodeAffinity",
      "addedAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
        + "[{matchExpressions: [{key: cores, operator: Gt, values: [«many»]}]}]}}",
      "addedAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0]."
        + "values[0]: Invalid value: \"many\": for 'Gt', 'Lt' operators, the value must be an integer"),
  ]

  @Test func isWrittenBackAsItIsRead() throws {
    let text = """
      apiVersion: kubescheduler.config.k8s.io/v1
      kind: KubeSchedulerConfiguration
      metadata:
        name: kube-scheduler
      parallelism: 4
      podInitialBackoffSeconds: 2
      podMaxBackoffSeconds: 20
      profiles:
      - percentageOfNodesToScore: 0
        pluginConfig:
        - args:
            scoringStrategy:
              requestedToCapacityRatio:
                shape:
                - score: 0
                  utilization: 0
                - score: 10
                  utilization: 100
              resources:
              - name: nvidia.com/gpu
                weight: 5
              type: RequestedToCapacityRatio
          name: NodeResourcesFit
        - args:
            anything: goes
          name: SomebodyElses
        plugins:
          multiPoint:
            disabled:
            - name: '*'
          score:
            enabled:
            - name: NodeResourcesFit
              weight: 3
        schedulerName: packing

      """
    let resource = try #require(try Manifest.decodeAll(text).first)
    #expect(resource.yaml == text)
    #expect(try Manifest.decodeAll(resource.yaml) == [resource])
    let profile = try #require(resource.as(KubeSchedulerConfiguration.self)?.profiles.first)
    #expect(profile.pluginConfig.scoringStrategy.shape.map(\.score) == [0, 10])
    #expect(profile.plugins[.multiPoint]?.disabled == ["*"])
    #expect(profile.plugins[.score]?.enabled == [.init(name: "NodeResourcesFit", weight: 3)])
  }

  @Test func needsNoName() throws {
    let text = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n"
    #expect(try Manifest.decodeAll(text).first?.metadata.name == "kube-scheduler")
  }
}
