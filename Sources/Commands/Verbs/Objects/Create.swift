import Cluster
import Kubernetes
import Narration

extension Command {
  private static let making: [Flag] = [.dryRun, .output]

  static let createFromFile = Command(
    "create", origin: .kubectl, flags: making + [.filename, .kustomize, .recursive, .validate], help: .create,
    examples: ["create -f nginx-50.yaml"]
  ) { session, given throws(CommandError) in
    guard given.namesFiles else {
      throw .upstream(UpstreamText.createNeedsFilename, CommandMessage.usage(syntax: given.command.usage))
    }
    return try session.createFiles(given)
  }

  static let createDeployment = Command(
    "create deployment", aliases: ["create deploy", "create deployments", "create deployments.apps"],
    origin: .kubectl, syntax: [.one(.text("NAME"))], flags: making + [.image, .replicas, .port],
    help: .create,
    examples: ["create deployment web --image=nginx --replicas=10"]
  ) { session, given throws(CommandError) in
    let images = given.list(.image)
    guard !images.isEmpty else { throw .upstream(UpstreamText.requiredFlags(["image"])) }
    let labels = ["app": given.words[0]]
    let port = try given.integer(.port)
    var deployment = Deployment()
    deployment.metadata = ObjectMeta(name: given.words[0], labels: labels)
    deployment.replicas = try given.integer(.replicas) ?? 1
    deployment.selector = LabelSelector(matchLabels: labels)
    deployment.template.metadata.labels = labels
    deployment.template.spec.containers = images.map { image in
      var container = Container()
      container.name = Container.name(ofImage: image)
      container.image = image
      container.command = given.wordsAfterDashes
      if let port {
        var exposed = ContainerPort()
        exposed.containerPort = port
        container.ports = [exposed]
      }
      return container
    }
    return try session.create(deployment, given)
  }

  static let createNamespace = Command(
    "create namespace", aliases: ["create ns"], origin: .kubectl, syntax: [.one(.text("NAME"))],
    flags: making,
    help: .create, examples: ["create namespace demo"]
  ) { session, given throws(CommandError) in
    try session.create(Namespace().with { $0.metadata.name = given.words[0] }, given)
  }

  static let createServiceAccount = Command(
    "create serviceaccount", aliases: ["create sa"], origin: .kubectl, syntax: [.one(.text("NAME"))],
    flags: making, help: .create, examples: ["create serviceaccount robot"]
  ) { session, given throws(CommandError) in
    try session.create(ServiceAccount().with { $0.metadata.name = given.words[0] }, given)
  }

  static let createConfigMap = Command(
    "create configmap", aliases: ["create cm"], origin: .kubectl, syntax: [.one(.text("NAME"))],
    flags: making + [.fromLiteral, .fromFile], help: .create,
    examples: ["create configmap settings --from-literal=colour=blue"]
  ) { session, given throws(CommandError) in
    var map = ConfigMap()
    map.metadata.name = given.words[0]
    for literal in given.all(.fromLiteral) {
      let parts = literal.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else { throw .upstream(UpstreamText.badLiteral(literal)) }
      map.data[String(parts[0])] = String(parts[1])
    }
    for file in given.all(.fromFile) {
      let parts = file.split(separator: "=", maxSplits: 1)
      let path = String(parts.last ?? "")
      let key = parts.count == 2 ? String(parts[0]) : String(path.split(separator: "/").last ?? "")
      map.data[key] = try session.readText(path)
    }
    return try session.create(map, given)
  }

  static let createService = Command(
    "create service", aliases: ["create svc"], origin: .kubectl,
    syntax: [.one(.words(["clusterip", "nodeport", "loadbalancer"])), .one(.text("NAME"))],
    flags: making + [.tcp], help: .create, examples: ["create service clusterip web --tcp=80:8080"]
  ) { session, given throws(CommandError) in
    let types: [String: Service.ServiceType] = [
      "clusterip": .clusterIP, "nodeport": .nodePort, "loadbalancer": .loadBalancer,
    ]
    guard let type = types[given.words[0].lowercased()] else {
      throw .say(
        .badFlagValue(flag: "create service", value: given.words[0], allowed: types.keys.sorted()))
    }
    var service = Service()
    service.metadata = ObjectMeta(name: given.words[1], labels: ["app": given.words[1]])
    service.type = type
    service.selector = ["app": given.words[1]]
    for text in given.list(.tcp) {
      let parts = text.split(separator: ":").map { Int($0) }
      guard let first = parts.first, let port = first, (1...65535).contains(port) else {
        throw .say(.badNumber(text, lowest: 1, highest: 65535))
      }
      var exposed = Service.Port()
      exposed.name = text.replacing(":", with: "-")
      exposed.port = port
      exposed.targetPort = .int((parts.count > 1 ? parts[1] : nil) ?? port)
      service.ports.append(exposed)
    }
    return try session.create(service, given)
  }

  static let createPodDisruptionBudget = Command(
    "create poddisruptionbudget", aliases: ["create pdb"], origin: .kubectl, syntax: [.one(.text("NAME"))],
    flags: making + [.selector, .minAvailable, .maxUnavailable], help: .create,
    examples: ["create pdb web --selector=app=web --min-available=2"]
  ) { session, given throws(CommandError) in
    guard given[.selector] != nil else { throw .upstream(UpstreamText.selectorMustBeSpecified) }
    let selector = try given.labelSelector()
    var budget = PodDisruptionBudget()
    budget.metadata.name = given.words[0]
    budget.selector = selector.withEqualitiesAsLabels
    budget.minAvailable = given[.minAvailable].map(IntOrString.init(typed:))
    budget.maxUnavailable = given[.maxUnavailable].map(IntOrString.init(typed:))
    guard (budget.minAvailable == nil) != (budget.maxUnavailable == nil) else {
      throw .upstream(UpstreamText.oneOfMinAndMax)
    }
    return try session.create(budget, given)
  }

  static let createPriorityClass = Command(
    "create priorityclass", aliases: ["create pc"], origin: .kubectl, syntax: [.one(.text("NAME"))],
    flags: making + [.value, .globalDefault, .description], help: .create,
    examples: ["create priorityclass urgent --value=1000"]
  ) { session, given throws(CommandError) in
    var priorityClass = PriorityClass()
    priorityClass.metadata.name = given.words[0]
    priorityClass.value = try given.integer(.value) ?? 0
    priorityClass.isGlobalDefault = given.has(.globalDefault)
    priorityClass.description = given[.description] ?? ""
    return try session.create(priorityClass, given)
  }

  static let createQuota = Command(
    "create quota", aliases: ["create resourcequota"], origin: .kubectl, syntax: [.one(.text("NAME"))],
    flags: making + [.hard], help: .create, examples: ["create quota small --hard=pods=20,requests.cpu=4"]
  ) { session, given throws(CommandError) in
    var quota = ResourceQuota()
    quota.metadata.name = given.words[0]
    quota.hard = try ResourceList(typed: given[.hard] ?? "", flag: "--hard")
    return try session.create(quota, given)
  }
}

extension Container {
  /// `nginx` of `docker.io/library/nginx:1.27@sha256:…`, as kubectl names a container it makes.
  static func name(ofImage image: String) -> String {
    let last = image.split(separator: "/").last ?? ""
    let base = last.prefix { $0 != ":" && $0 != "@" }
    return String(base.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }
}

extension IntOrString {
  init(typed text: String) { self = Int(text).map { .int($0) } ?? .string(text) }
}

extension ResourceList {
  /// Reads `cpu=250m,memory=512Mi`.
  init(typed text: String, flag: String) throws(CommandError) {
    self.init()
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { throw .upstream(UpstreamText.badResourceArgument(String(part))) }
      guard let quantity = Quantity(String(sides[1])) else {
        throw .upstream(UpstreamText.badQuantity, CommandMessage.badQuantity(String(sides[1])))
      }
      self[ResourceName(String(sides[0]))] = quantity
    }
  }
}

extension LabelSelector {
  /// `app=web` as a label to match rather than an expression, as kubectl writes it into objects.
  var withEqualitiesAsLabels: LabelSelector {
    var selector = LabelSelector(matchLabels: matchLabels)
    for requirement in matchExpressions {
      if requirement.operator == .isIn, let value = requirement.values.first, requirement.values.count == 1 {
        selector.matchLabels[requirement.key] = value
      } else {
        selector.matchExpressions.append(requirement)
      }
    }
    return selector
  }
}
