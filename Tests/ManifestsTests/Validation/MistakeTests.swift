import Kubernetes
import Testing

@testable import Manifests

/// One mistake each, with the API server's answer and the place that it is about.
struct Mistake: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let yaml: String
  let says: String
  var hint: ManifestProblem.Hint?
  var nearest: [String] = []

  init(
    _ name: String, _ yaml: String, says: String, hint: ManifestProblem.Hint? = nil, nearest: [String] = []
  ) {
    testDescription = name
    self.yaml = yaml
    self.says = says
    self.hint = hint
    self.nearest = nearest
  }

  static func pod(
    _ name: String, _ spec: String, says: String, hint: ManifestProblem.Hint? = nil, nearest: [String] = []
  ) -> Mistake {
    Mistake(
      name, "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n" + spec, says: says, hint: hint,
      nearest: nearest)
  }

  static func pool(
    _ name: String, _ spec: String, says: String, hint: ManifestProblem.Hint? = nil, nearest: [String] = []
  ) -> Mistake {
    let head = """
      apiVersion: karpenter.sh/v1
      kind: NodePool
      metadata: {name: default}
      spec:
        template:
          spec:
            nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}

      """
    return Mistake(name, head + spec, says: says, hint: hint, nearest: nearest)
  }
}

extension Mistake {
  static func autoscaler(_ name: String, _ metrics: String, says: String) -> Mistake {
    let head = """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: web}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}

      """
    return Mistake(name, head + metrics, says: says)
  }

  static func job(_ name: String, _ spec: String, says: String, nearest: [String] = []) -> Mistake {
    Mistake(
      name, "apiVersion: batch/v1\nkind: Job\nmetadata: {name: pi}\nspec:\n" + spec, says: says,
      nearest: nearest)
  }

  /// Holds the answer to what it says, at the place that is marked, with nothing else.
  func check() throws {
    let marked = try MarkedText(yaml)
    let refusal = try refusal(of: marked.text)
    let problem = try #require(refusal.problems.first)
    #expect(problem.upstreamText(isCustomResource: refusal.isCustomResource) == says)
    #expect(problem.place?.line == marked.line)
    #expect(problem.place?.columns == marked.columns)
    #expect(problem.hint == hint)
    #expect(problem.nearest == nearest)
    #expect(refusal.problems.count == 1, "\(refusal.problems.dropFirst())")
  }
}

@Suite struct MistakeTests {
  @Test(
    "Jobs, autoscalers and claims",
    arguments: [
      Mistake.job(
        "a Job whose Pods would start again for ever",
        "  template: {spec: {containers: [{name: a, image: b}], restartPolicy: «Always»}}\n",
        says: "spec.template.spec.restartPolicy: Required value: valid values: \"OnFailure\", \"Never\"",
        nearest: ["OnFailure", "Never"]),
      .job(
        "fewer completions than none",
        "  completionMode: Indexed\n  completions: «-1»\n"
          + "  template: {spec: {containers: [{name: a, image: b}], restartPolicy: Never}}\n",
        says: "spec.completions: Invalid value: -1: must be greater than or equal to 0"),
      .autoscaler(
        "no room between the bounds", "  minReplicas: 5\n  maxReplicas: «3»\n",
        says: "spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`"),
      .autoscaler(
        "zero replicas, which only KEDA can do", "  minReplicas: «0»\n  maxReplicas: 3\n",
        says: "spec.minReplicas: Invalid value: 0: must be greater than or equal to 1"),
    ])
  func workloads(_ mistake: Mistake) throws { try mistake.check() }

  @Test("a claim, a schedule and a metric that lack something, in the API server's words")
  func lacking() throws {
    func words(_ yaml: String) throws -> [String] {
      try refusal(of: yaml).problems.map { $0.upstreamText(isCustomResource: false) }
    }
    #expect(
      try words("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {}\n") == [
        "spec.accessModes: Required value: at least 1 access mode is required",
        "spec.resources[storage]: Required value",
      ])
    let cronJob = """
      apiVersion: batch/v1
      kind: CronJob
      metadata: {name: backup}
      spec:
        schedule: every day
        timeZone: Europe/Nowhere
        jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: b}], restartPolicy: Never}}}}

      """
    #expect(
      try words(cronJob) == [
        "spec.schedule: Invalid value: \"every day\": expected exactly 5 fields, found 2: [every day]",
        "spec.timeZone: Invalid value: \"Europe/Nowhere\": unknown time zone Europe/Nowhere",
      ])
    let nothing =
      "  maxReplicas: 3\n  metrics:\n    - type: Resource\n"
      + "      resource: {name: cpu, target: {type: Utilization, averageUtilization: 0}}\n"
    #expect(
      try words(Mistake.autoscaler("", nothing, says: "").yaml) == [
        "spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0"
      ])
    let metric = Mistake.autoscaler("", "  maxReplicas: 3\n  metrics: [{type: Pods}]\n", says: "")
    #expect(
      try words(metric.yaml) == [
        "spec.metrics[0].pods: Required value: must populate information for the given metric source"
      ])
  }

  @Test(
    "built-in kinds",
    arguments: [
      Mistake.pod(
        "a misspelt field", "  containers: [{name: a, image: b}]\n  «nodeSelectr»: {a: b}\n",
        says: "unknown field \"spec.nodeSelectr\"", nearest: ["nodeSelector"]),
      .pod(
        "a field in the wrong case", "  containers: [{name: a, image: b, «imagePullpolicy»: Always}]\n",
        says: "unknown field \"spec.containers[0].imagePullpolicy\"", nearest: ["imagePullPolicy"]),
      .pod(
        "a container's field in the Pod", "  containers: [{name: a, image: b}]\n  «livenessProbe»: {}\n",
        says: "unknown field \"spec.livenessProbe\"", hint: .movedTo("spec.containers[0].livenessProbe")),
      .pod(
        "a Pod's field in the container", "  containers: [{name: a, image: b, «tolerations»: []}]\n",
        says: "unknown field \"spec.containers[0].tolerations\"", hint: .movedTo("spec.tolerations")),
      .pod(
        "a boolean where text is wanted",
        "  containers: [{name: a, image: b, env: [{name: A, value: «yes»}]}]\n",
        says:
          "json: cannot unmarshal bool into Go struct field EnvVar.spec.containers.env.value of type string",
        hint: .quote("yes")),
      .pod(
        "a number where text is wanted",
        "  containers: [{name: a, image: b, env: [{name: A, value: «8080»}]}]\n",
        says:
          "json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string",
        hint: .quote("8080")),
      .pod(
        "text where a number is wanted",
        "  containers: [{name: a, image: b, ports: [{containerPort: «\"80\"»}]}]\n",
        says:
          "json: cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32"
      ),
      .pod(
        "a bad quantity", "  containers: [{name: a, image: b, resources: {requests: {memory: «512MB»}}}]\n",
        says: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
        hint: .write("512M")),
      .pod(
        "a word for a choice", "  containers: [{name: a, image: b}]\n  restartPolicy: «always»\n",
        says:
          "spec.restartPolicy: Unsupported value: \"always\": supported values: \"Always\", \"OnFailure\", \"Never\"",
        nearest: ["Always"]),
      .pod("no containers", "  «containers»: []\n", says: "spec.containers: Required value"),
      .pod(
        "a container without image", "  containers:\n  - «name»: a\n",
        says: "spec.containers[0].image: Required value"),
      .pod(
        "a name twice", "  containers: [{name: a, image: b}, {name: «a», image: c}]\n",
        says: "spec.containers[1].name: Duplicate value: \"a\""),
      .pod(
        "more asked than allowed",
        "  containers: [{name: a, image: b, resources: {«requests»: {cpu: 2}, limits: {cpu: 1}}}]\n",
        says:
          "spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1"
      ),
      .pod(
        "a share of a GPU",
        "  containers: [{name: a, image: b, resources: {limits: {nvidia.com/gpu: «500m»}}}]\n",
        says:
          "spec.containers[0].resources.limits[nvidia.com/gpu]: Invalid value: \"500m\": must be an integer"),
      .pod(
        "a mount without its volume",
        "  volumes: [{name: data, emptyDir: {}}]\n  containers: [{name: a, image: b, volumeMounts: [{name: «dta», mountPath: /d}]}]\n",
        says: "spec.containers[0].volumeMounts[0].name: Not found: \"dta\"", nearest: ["data"]),
      .pod(
        "a toleration's seconds without NoExecute",
        "  containers: [{name: a, image: b}]\n  tolerations: [{key: x, operator: Exists, effect: «NoSchedule», tolerationSeconds: 5}]\n",
        says:
          "spec.tolerations[0].effect: Invalid value: \"NoSchedule\": effect must be 'NoExecute' when `tolerationSeconds` is set"
      ),
      .pod(
        "no skew at all",
        "  containers: [{name: a, image: b}]\n  topologySpreadConstraints: [{maxSkew: «0», topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]\n",
        says: "spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero"),
      .pod(
        "a toleration by comparison, which a gate keeps off",
        "  containers: [{name: a, image: b}]\n  tolerations: [{key: x, operator: «Gt», value: \"5\"}]\n",
        says:
          "spec.tolerations[0].operator: Unsupported value: \"Gt\": supported values: \"Equal\", \"Exists\""
      ),
      .pod(
        "a label's value that none can have",
        "  containers: [{name: a, image: b}]\n  affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [«a b»]}]}]}}}\n",
        says:
          "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values[0]: Invalid value: \"a b\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
      ),
      .pod(
        "two nodes by name",
        "  containers: [{name: a, image: b}]\n  affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchFields: [{key: metadata.name, operator: In, «values»: [a, b]}]}}]}}\n",
        says:
          "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchFields[0].values: Required value: must be only one value when `operator` is 'In' or 'NotIn' for node field selector"
      ),
      .pod(
        "any name of a node",
        "  containers: [{name: a, image: b}]\n  affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: «Exists»}]}]}}}\n",
        says:
          "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].operator: Invalid value: \"Exists\": not a valid selector operator",
        nearest: ["In"]),
      .pod(
        "labels to match without a selector",
        "  containers: [{name: a, image: b}]\n  topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, «matchLabelKeys»: [app]}]\n",
        says:
          "spec.topologySpreadConstraints[0].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set"
      ),
      .pod(
        "a label to match and not to match",
        "  containers: [{name: a, image: b}]\n  affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {}, matchLabelKeys: [«app»], mismatchLabelKeys: [app]}]}}\n",
        says:
          "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys[0]: Invalid value: \"app\": exists in both matchLabelKeys and mismatchLabelKeys"
      ),
      Mistake(
        "a label that the selector asks for already",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec:\n  containers: [{name: a, image: b}]\n  topologySpreadConstraints:\n  - «maxSkew»: 1\n    topologyKey: zone\n    whenUnsatisfiable: DoNotSchedule\n    labelSelector: {matchLabels: {app: web}}\n    matchLabelKeys: [app]\n",
        says:
          "spec.topologySpreadConstraints[0][0]: Invalid value: \"app\": exists in both matchLabelKeys and labelSelector"
      ),
      Mistake(
        "a name in capitals", "apiVersion: v1\nkind: Namespace\nmetadata: {name: «Prod»}\n",
        says:
          "metadata.name: Invalid value: \"Prod\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
      ),
      Mistake(
        "a label with a blank",
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: a, «labels»: {team: a b}}\n",
        says:
          "metadata.labels: Invalid value: \"a b\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
      ),
      Mistake(
        "a time that is none",
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: a, creationTimestamp: «yesterday»}\n",
        says:
          "parsing time \"yesterday\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"yesterday\" as \"2006\""
      ),
      Mistake(
        "Pods that the selector does not mean",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {«labels»: {app: wbe}}
            spec: {containers: [{name: a, image: b}]}
        """,
        says:
          "spec.template.metadata.labels: Invalid value: {\"app\":\"wbe\"}: `selector` does not match template `labels`"
      ),
      Mistake(
        "a budget of both kinds",
        "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\n«spec»: {minAvailable: 1, maxUnavailable: 1}\n",
        says:
          "spec: Invalid value: {\"maxUnavailable\":1,\"minAvailable\":1}: minAvailable and maxUnavailable cannot be both set"
      ),
      Mistake(
        "too high a priority",
        "apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: high}\nvalue: «1000000001»\n",
        says: "value: Forbidden: maximum allowed value of a user defined priority is 1000000000"),
    ])
  func builtIn(_ mistake: Mistake) throws { try mistake.check() }

  @Test(
    "Karpenter's kinds",
    arguments: [
      Mistake.pool(
        "a requirement without operator",
        "      requirements:\n      - «key»: kubernetes.io/arch\n        values: [arm64]\n",
        says: "spec.template.spec.requirements[0].operator: Required value", hint: .write("In")),
      .pool(
        "expireAfter in its old place",
        "      requirements: []\n  disruption: {consolidateAfter: 0s, «expireAfter»: 720h}\n",
        says: "unknown field \"spec.disruption.expireAfter\"",
        hint: .movedTo("spec.template.spec.expireAfter")),
      .pool(
        "the policy's old name",
        "      requirements: []\n  disruption: {consolidateAfter: 0s, consolidationPolicy: «WhenUnderutilized»}\n",
        says:
          "spec.disruption.consolidationPolicy: Unsupported value: \"WhenUnderutilized\": supported values: \"WhenEmpty\", \"WhenEmptyOrUnderutilized\"",
        hint: .write("WhenEmptyOrUnderutilized"), nearest: ["WhenEmptyOrUnderutilized"]),
      .pool(
        "a policy of a later version",
        "      requirements: []\n  disruption: {consolidateAfter: 0s, consolidationPolicy: «Balanced»}\n",
        says:
          "spec.disruption.consolidationPolicy: Unsupported value: \"Balanced\": supported values: \"WhenEmpty\", \"WhenEmptyOrUnderutilized\"",
        hint: .comesIn(karpenter: "1.14")),
      .pool(
        "disruption without consolidateAfter",
        "      requirements: []\n  «disruption»: {consolidationPolicy: WhenEmpty}\n",
        says: "spec.disruption.consolidateAfter: Required value", hint: .write("0s")),
      .pool(
        "days", "      requirements: []\n      expireAfter: «30d»\n",
        says:
          "spec.template.spec.expireAfter: Invalid value: \"30d\": spec.template.spec.expireAfter in body should match '^(([0-9]+(s|m|h))+|Never)$'",
        hint: .write("720h")),
      .pool(
        "a weight of nothing", "      requirements: []\n  weight: «0»\n",
        says: "spec.weight: Invalid value: 0: spec.weight in body should be greater than or equal to 1"),
      .pool(
        "a weight in words", "      requirements: []\n  weight: «\"10\"»\n",
        says:
          "spec.weight: Invalid value: \"string\": spec.weight in body must be of type integer: \"string\""),
      .pool(
        "a limit in GB", "      requirements: []\n  limits: {memory: «100GB»}\n",
        says:
          "spec.limits.memory: Invalid value: \"100GB\": spec.limits.memory in body should match '^(\\\\+|-)?(([0-9]+(\\\\.[0-9]*)?)|(\\\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\\\+|-)?(([0-9]+(\\\\.[0-9]*)?)|(\\\\.[0-9]+))))?$'"
          .replacing("\\\\", with: "\\"), hint: .write("100G")),
      .pool(
        "limits one level too deep", "      requirements: []\n  limits: {resources: «{»cpu: 100}}\n",
        says:
          "spec.limits.resources: Invalid value: \"object\": spec.limits.resources in body must be of type string: \"object\"",
        hint: .movedTo("spec.limits")),
      .pool(
        "In without values", "      «requirements»: [{key: a, operator: In}]\n",
        says:
          "spec.template.spec.requirements: Invalid value: \"array\": requirements with operator 'In' must have a value defined"
      ),
      .pool(
        "a bound that is no number", "      «requirements»: [{key: a, operator: Gt, values: [x]}]\n",
        says:
          "spec.template.spec.requirements: Invalid value: \"array\": type conversion error from 'string' to 'int' evaluating rule: requirements operator 'Gt', 'Lt', 'Gte', or 'Lte' must have a single positive integer value"
      ),
      .pool(
        "a bound below zero", "      «requirements»: [{key: a, operator: Gt, values: [\"-1\"]}]\n",
        says:
          "spec.template.spec.requirements: Invalid value: \"array\": requirements operator 'Gt', 'Lt', 'Gte', or 'Lte' must have a single positive integer value"
      ),
      .pool(
        "a label of the AWS provider that is none",
        "      requirements: [{key: «karpenter.k8s.aws/instance-familly», operator: Exists}]\n",
        says:
          "spec.template.spec.requirements[0].key: Invalid value: \"string\": label domain \"karpenter.k8s.aws\" is restricted",
        nearest: ["karpenter.k8s.aws/instance-family"]),
      .pool(
        "a budget of more than all",
        "      requirements: []\n  disruption: {consolidateAfter: 0s, budgets: [{nodes: «150%»}]}\n",
        says:
          "spec.disruption.budgets[0].nodes: Invalid value: \"150%\": spec.disruption.budgets[0].nodes in body should match '^((100|[0-9]{1,2})%|[0-9]+)$'"
      ),
      .pool(
        "a schedule that never ends",
        "      requirements: []\n  disruption: {consolidateAfter: 0s, «budgets»: [{nodes: \"1\", schedule: \"@daily\"}]}\n",
        says: "spec.disruption.budgets: Invalid value: \"array\": 'schedule' must be set with 'duration'"),
      .pool(
        "weight on a static pool",
        "      requirements: []\n  replicas: 3\n  weight: 10\n".replacing("  replicas", with: "  replicas"),
        says: "spec: Invalid value: \"object\": 'weight' is not supported on static NodePools"
      ).marking("spec:"),
      Mistake(
        "an alias of no family",
        """
        apiVersion: karpenter.k8s.aws/v1
        kind: EC2NodeClass
        metadata: {name: default}
        spec:
          role: r
          amiSelectorTerms: [{alias: «al2024@latest»}]
          subnetSelectorTerms: [{tags: {a: b}}]
          securityGroupSelectorTerms: [{tags: {a: b}}]
        """,
        says:
          "spec.amiSelectorTerms[0].alias: Invalid value: \"string\": family is not supported, must be one of the following: 'al2', 'al2023', 'bottlerocket', 'windows2019', 'windows2022', 'windows2025'",
        nearest: ["al2023@latest"]),
      Mistake(
        "role and instance profile",
        """
        apiVersion: karpenter.k8s.aws/v1
        kind: EC2NodeClass
        metadata: {name: default}
        «spec»:
          role: r
          instanceProfile: p
          amiSelectorTerms: [{alias: al2023@latest}]
          subnetSelectorTerms: [{tags: {a: b}}]
          securityGroupSelectorTerms: [{tags: {a: b}}]
        """,
        says: "spec: Invalid value: \"object\": must specify exactly one of ['role', 'instanceProfile']"),
    ])
  func karpenter(_ mistake: Mistake) throws { try mistake.check() }

  @Test(
    "kinds and versions",
    arguments: [
      Mistake(
        "a NodePool of v1beta1", "apiVersion: «karpenter.sh/v1beta1»\nkind: NodePool\nmetadata: {name: a}\n",
        says: "no matches for kind \"NodePool\" in version \"karpenter.sh/v1beta1\"",
        hint: .newKind(kind: "NodePool", apiVersion: "karpenter.sh/v1"), nearest: ["karpenter.sh/v1 NodePool"]
      ),
      Mistake(
        "a kind of a later version",
        "apiVersion: autoscaling.x-k8s.io/v1beta1\nkind: «CapacityBuffer»\nmetadata: {name: a}\n",
        says: "no matches for kind \"CapacityBuffer\" in version \"autoscaling.x-k8s.io/v1beta1\"",
        hint: .comesIn(karpenter: "1.14")),
      Mistake(
        "a Provisioner", "apiVersion: karpenter.sh/v1alpha5\nkind: «Provisioner»\nmetadata: {name: a}\n",
        says: "no matches for kind \"Provisioner\" in version \"karpenter.sh/v1alpha5\"",
        hint: .newKind(kind: "NodePool", apiVersion: "karpenter.sh/v1")),
      Mistake(
        "a Deployment of no group", "apiVersion: «v1»\nkind: Deployment\nmetadata: {name: a}\n",
        says: "no matches for kind \"Deployment\" in version \"v1\"",
        hint: .newKind(kind: "Deployment", apiVersion: "apps/v1"), nearest: ["apps/v1 Deployment"]),
      Mistake(
        "a kind misspelt", "apiVersion: apps/v1\nkind: «Deploymnt»\nmetadata: {name: a}\n",
        says: "no matches for kind \"Deploymnt\" in version \"apps/v1\"", nearest: ["apps/v1 Deployment"]),
    ])
  func kinds(_ mistake: Mistake) throws { try mistake.check() }

  @Test(
    "a document that is no object, or says not what it is",
    arguments: [
      ("- a\n", "json: cannot unmarshal array into Go value of type unstructured.detector"),
      ("apiVersion: v1\n", "Object 'Kind' is missing in '{\"apiVersion\":\"v1\"}'"),
      ("kind: Pod\n", "Object 'apiVersion' is missing in '{\"kind\":\"Pod\"}'"),
    ])
  func unidentified(_ yaml: String, _ says: String) throws {
    #expect(try refusal(of: yaml).problems.map { $0.upstreamText() } == [says])
  }

  @Test("of thousands of mistakes only the first are collected")
  func bounded() throws {
    let fields = (0..<5000).map { "  x\($0): 1\n" }.joined()
    let unknown = try refusal(of: "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n" + fields)
    #expect(unknown.immediate.count == Findings.most)
    let twice = try refusal(of: String(repeating: "a: 1\n", count: 5000))
    #expect(twice.problems.count == Findings.most)
  }

  @Test("one problem is told on the line, several below it, in stages")
  func whole() throws {
    let one = try refusal(of: "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: []}\n")
    #expect(one.upstreamText == "The Pod \"web\" is invalid: spec.containers: Required value")
    let selectorless = try refusal(
      of: """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: b}]}}}
        """)
    #expect(
      selectorless.upstreamText
        == """
        The Deployment "web" is invalid: \

        * spec.selector: Required value
        * spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`
        """)
    let unread = try refusal(of: "a:\n\tb: 1\n", source: "pod.yaml")
    #expect(
      unread.upstreamText
        == "error: error parsing pod.yaml: error converting YAML to JSON: yaml: line 2: found character that cannot start any token"
    )
    let unknown = try refusal(of: "apiVersion: v1\nkind: Foo\nmetadata: {name: x}\n")
    #expect(
      unknown.upstreamText == """
        error: resource mapping not found for name: "x" namespace: "" from "f.yaml": no matches for kind "Foo" in version "v1"
        ensure CRDs are installed first
        """)
    let strict = try refusal(
      of: "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [], a: 1}\nb: 2\n")
    #expect(
      strict.upstreamText
        == "Error from server (BadRequest): error when creating \"f.yaml\": Pod in version \"v1\" cannot be handled as a Pod: strict decoding error: unknown field \"spec.a\", unknown field \"b\""
    )
    #expect(strict.later.map { $0.upstreamText() } == ["spec.containers: Required value"])
  }
}

extension Mistake {
  /// The same, pointing at a stretch that stands in the part which all share.
  fileprivate func marking(_ stretch: String) -> Mistake {
    let key = stretch.dropLast()
    guard let range = yaml.firstRange(of: stretch) else { return self }
    return Mistake(
      testDescription, yaml.replacingCharacters(in: range, with: "«\(key)»:"), says: says, hint: hint,
      nearest: nearest)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
