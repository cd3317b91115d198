import Kubernetes

extension Pod: SchemaDescribed {
  public static let schema = Schema<Pod>("Pod", blank: Pod()) {
    Field.typeAndMetadata
    Field("spec", \.spec, .object(PodSpec.schema))
    Field("status", \.status, .object(PodStatus.schema))
  }

  public var resource: KubernetesResource { .pod(self) }
}

extension PodSpec: KeepsInertFields {
  /// `{name: …}` in a manifest.
  fileprivate struct Gate: Sendable {
    var name = ""

    static let schema = Schema<Gate>("PodSchedulingGate", blank: Gate()) {
      Field("name", \.name, .string, isRequired: true)
    }
  }

  fileprivate var gates: [Gate] {
    get { schedulingGates.map { Gate(name: $0) } }
    set { schedulingGates = newValue.map(\.name) }
  }

  static let schema = Schema<PodSpec>("PodSpec", blank: PodSpec()) {
    Field(
      "containers", \.containers, .list(of: .object(Container.schema), mergeKey: "name"), isRequired: true)
    Field("initContainers", \.initContainers, .list(of: .object(Container.schema), mergeKey: "name"))
    Field("nodeName", optional: \.nodeName, .text)
    Field("nodeSelector", \.nodeSelector, .labels)
    Field("affinity", optional: \.affinity, .object(Affinity.schema))
    Field("tolerations", \.tolerations, .list(of: .object(Toleration.schema)))
    Field(
      "topologySpreadConstraints", \.topologySpreadConstraints,
      .list(of: .object(TopologySpreadConstraint.schema), mergeKey: "topologyKey"))
    Field("priorityClassName", \.priorityClassName, .string)
    Field("priority", optional: \.priority, .int32)
    Field("preemptionPolicy", optional: \.preemptionPolicy, .oneOf)
    Field("schedulerName", \.schedulerName, .string, default: "default-scheduler")
    Field("schedulingGates", \.gates, .list(of: .object(Gate.schema), mergeKey: "name"))
    Field("overhead", \.overhead, .resources)
    Field("resources", optional: \.resources, .object(ResourceRequirements.schema))
    Field("hostNetwork", \.hostNetwork, .bool)
    Field("volumes", \.volumes, .list(of: .object(Volume.schema), mergeKey: "name"))
    Field("restartPolicy", \.restartPolicy, .oneOf, default: "Always")
    Field("terminationGracePeriodSeconds", \.terminationGracePeriodSeconds, .int64, default: "30")
    Field("activeDeadlineSeconds", optional: \.activeDeadlineSeconds, .int64)
    Field("serviceAccountName", \.serviceAccountName, .string)
    Field("runtimeClassName", optional: \.runtimeClassName, .string)
    Field(inert: "serviceAccount", .string)
    Field(inert: "automountServiceAccountToken", .boolean)
    Field(
      inert: "dnsPolicy", .enumeration(["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"]))
    Field(
      inert: "dnsConfig",
      [
        "nameservers": .strings, "searches": .strings,
        "options": .list(of: ["name": .string, "value": .string]),
      ])
    Field(inert: "enableServiceLinks", .boolean)
    Field(inert: "ephemeralContainers", .list(of: .any))
    Field(inert: "hostAliases", .list(of: ["ip": .string, "hostnames": .strings]))
    Field(inert: "hostIPC", .boolean)
    Field(inert: "hostPID", .boolean)
    Field(inert: "hostUsers", .boolean)
    Field(inert: "hostname", .string)
    Field(inert: "hostnameOverride", .string)
    Field(inert: "imagePullSecrets", .list(of: ["name": .string], mergeKey: "name"))
    Field(inert: "os", ["name": .string])
    Field(inert: "readinessGates", .list(of: ["conditionType": .string]))
    Field(inert: "resourceClaims", .list(of: .any, mergeKey: "name"))
    Field(
      inert: "securityContext",
      [
        "fsGroup": .int64, "fsGroupChangePolicy": .string, "runAsGroup": .int64,
        "runAsNonRoot": .boolean, "runAsUser": .int64, "seLinuxOptions": .seLinuxOptions,
        "seccompProfile": .seccompProfile, "appArmorProfile": .seccompProfile,
        "supplementalGroups": .list(of: .int64), "supplementalGroupsPolicy": .string,
        "seLinuxChangePolicy": .string, "sysctls": .list(of: ["name": .string, "value": .string]),
        "windowsOptions": .any,
      ])
    Field(inert: "setHostnameAsFQDN", .boolean)
    Field(inert: "shareProcessNamespace", .boolean)
    Field(inert: "subdomain", .string)
  }
}

extension PodStatus: KeepsInertFields {
  static let schema = Schema<PodStatus>("PodStatus", blank: PodStatus()) {
    Field("phase", \.phase, .oneOf)
    Field("conditions", \.conditions, .conditions)
    Field("containerStatuses", \.containerStatuses, .list(of: .object(ContainerStatus.schema)))
    Field("initContainerStatuses", \.initContainerStatuses, .list(of: .object(ContainerStatus.schema)))
    Field("nominatedNodeName", optional: \.nominatedNodeName, .text)
    Field("podIP", optional: \.podIP, .string)
    Field("hostIP", optional: \.hostIP, .string)
    Field("qosClass", optional: \.qosClass, .string)
    Field("startTime", optional: \.startTime, .time)
    Field("reason", \.reason, .string)
    Field("message", \.message, .string)
    Field(inert: "podIPs", .list(of: ["ip": .string]))
    Field(inert: "hostIPs", .list(of: ["ip": .string]))
    Field(inert: "ephemeralContainerStatuses", .any)
    Field(inert: "resize", .string)
    Field(inert: "resourceClaimStatuses", .any)
    Field(inert: "observedGeneration", .int64)
    Field(inert: "allocatedResources", .map(of: .quantity))
    Field(inert: "resources", .any)
  }
}

extension ContainerStatus {
  /// A state as a manifest has it: one of three members.
  fileprivate struct StateForm: Sendable {
    struct Waiting: Sendable {
      var reason = ""
      var message = ""

      static let schema = Schema<Waiting>("ContainerStateWaiting", blank: Waiting()) {
        Field("reason", \.reason, .string)
        Field("message", \.message, .string)
      }
    }

    struct Running: Sendable {
      var startedAt = VirtualTime.start

      static let schema = Schema<Running>("ContainerStateRunning", blank: Running()) {
        Field("startedAt", \.startedAt, .time)
      }
    }

    struct Terminated: Sendable {
      var exitCode = 0
      var reason = ""
      var finishedAt = VirtualTime.start

      static let schema = Schema<Terminated>("ContainerStateTerminated", blank: Terminated()) {
        Field("exitCode", \.exitCode, .int32, isRequired: true)
        Field("reason", \.reason, .string)
        Field("finishedAt", \.finishedAt, .time)
        Field(ignored: "startedAt", .time)
        Field(ignored: "message", .string)
        Field(ignored: "signal", .int)
        Field(ignored: "containerID", .string)
      }
    }

    var waiting: Waiting?
    var running: Running?
    var terminated: Terminated?

    init(_ state: State? = nil) {
      switch state {
      case .waiting(let reason, let message): waiting = Waiting(reason: reason, message: message)
      case .running(let since): running = Running(startedAt: since)
      case .terminated(let exitCode, let reason, let time):
        terminated = Terminated(exitCode: exitCode, reason: reason, finishedAt: time)
      case nil: break
      }
    }

    var state: State? {
      if let terminated {
        return .terminated(
          exitCode: terminated.exitCode, reason: terminated.reason, at: terminated.finishedAt)
      }
      if let running { return .running(since: running.startedAt) }
      return waiting.map { .waiting(reason: $0.reason, message: $0.message) }
    }

    static let schema = Schema<StateForm>("ContainerState", blank: StateForm()) {
      Field("waiting", optional: \.waiting, .object(Waiting.schema))
      Field("running", optional: \.running, .object(Running.schema))
      Field("terminated", optional: \.terminated, .object(Terminated.schema))
    }
  }

  fileprivate var stateForm: StateForm {
    get { StateForm(state) }
    set { state = newValue.state ?? .waiting(reason: "", message: "") }
  }

  fileprivate var lastStateForm: StateForm {
    get { StateForm(lastState) }
    set { lastState = newValue.state }
  }

  static let schema = Schema<ContainerStatus>(
    "ContainerStatus",
    blank: ContainerStatus(name: "", image: "", state: .waiting(reason: "", message: ""))
  ) {
    Field("name", \.name, .string, isRequired: true)
    Field("image", \.image, .string, default: "")
    Field("ready", \.isReady, .bool, default: "false")
    Field("restartCount", \.restartCount, .int32, default: "0")
    Field("state", \.stateForm, .object(StateForm.schema))
    Field("lastState", \.lastStateForm, .object(StateForm.schema))
    Field(ignored: "imageID", .string)
    Field(ignored: "containerID", .string)
    Field(ignored: "started", .boolean)
    Field(ignored: "allocatedResources", .any)
    Field(ignored: "resources", .any)
    Field(ignored: "volumeMounts", .any)
    Field(ignored: "user", .any)
  }
}
