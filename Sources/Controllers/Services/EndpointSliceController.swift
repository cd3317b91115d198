import Kubernetes

/// Writes down which Pods are behind a Service, a hundred to a slice.
///
/// Source: k8s.io/endpointslice `reconciler.go`.
public enum EndpointSliceController {
  private static let most = 100
  private static let managedBy = "endpointslice.kubernetes.io/managed-by"

  /// - Parameters:
  ///   - pods: of the Service's namespace.
  ///   - slices: of the namespace.
  ///   - zone: of a node.
  public static func reconcile(
    _ service: Service, pods: [Pod], slices: [EndpointSlice], zone: (NodeName) -> String?
  ) -> Reconciliation {
    let own = slices.filter { $0.isControlled(by: service) }
    guard !service.metadata.isBeingDeleted, !service.selector.isEmpty else { return .settled }
    let behind = pods.filter { service.reaches($0) }
    let endpoints = behind.map { endpoint(for: $0, zone: $0.spec.nodeName.flatMap(zone)) }
    var result = Reconciliation()
    let wanted = stride(from: 0, to: max(1, endpoints.count), by: most).map { start in
      Array(endpoints[start..<min(start + most, endpoints.count)])
    }
    for (index, part) in wanted.enumerated() {
      let ports = ports(of: service, for: behind.first)
      if own.indices.contains(index) {
        let slice = own[index].with {
          $0.endpoints = part
          $0.ports = ports
        }
        if slice != own[index] { result.writes.append(.update(slice)) }
      } else {
        result.writes.append(.create(slice(of: service, part, ports)))
      }
    }
    for excess in own.dropFirst(wanted.count) {
      result.writes.append(.delete(excess.reference, gracePeriodSeconds: nil))
    }
    noteStanding(of: service, before: own.flatMap(\.endpoints), after: endpoints, into: &result)
    return result
  }

  private static func noteStanding(
    of service: Service, before: [EndpointSlice.Endpoint], after: [EndpointSlice.Endpoint],
    into result: inout Reconciliation
  ) {
    let ready = after.count(where: \.isReady)
    let wasServed = before.contains(where: \.isReady)
    if ready > 0, !wasServed {
      result.record(service.reference, .service(.served(ready: ready)))
    } else if ready == 0, wasServed {
      result.record(service.reference, .service(.unserved(pods: after.count)))
    }
  }

  private static func endpoint(for pod: Pod, zone: String?) -> EndpointSlice.Endpoint {
    var endpoint = EndpointSlice.Endpoint()
    endpoint.addresses = [pod.status.podIP].compactMap(\.self)
    endpoint.isServing = pod.status.isReady
    endpoint.isTerminating = pod.metadata.isBeingDeleted
    endpoint.isReady = endpoint.isServing && !endpoint.isTerminating
    endpoint.nodeName = pod.spec.nodeName
    endpoint.zone = zone
    endpoint.target = pod.name
    endpoint.targetUID = pod.metadata.uid
    return endpoint
  }

  private static func slice(
    of service: Service, _ endpoints: [EndpointSlice.Endpoint], _ ports: [EndpointSlice.Port]
  ) -> EndpointSlice {
    var slice = EndpointSlice()
    slice.metadata.generateName = service.metadata.name + "-"
    slice.metadata.namespace = service.metadata.namespace
    slice.metadata.labels = [
      EndpointSlice.serviceNameLabel: service.metadata.name,
      managedBy: "endpointslice-controller.k8s.io",
    ]
    slice.metadata.ownerReferences = [OwnerReference(controller: service)]
    slice.endpoints = endpoints
    slice.ports = ports
    return slice
  }

  /// A named target port is looked up in the Pod.
  private static func ports(of service: Service, for pod: Pod?) -> [EndpointSlice.Port] {
    service.ports.map { port in
      var exposed = EndpointSlice.Port()
      exposed.name = port.name
      exposed.protocol = port.protocol
      switch port.targetPort {
      case .int(let number)?: exposed.port = number
      case .string(let name)?:
        let named = pod?.spec.containers.flatMap(\.ports).first { $0.name == name }
        exposed.port = named?.containerPort ?? Int(name)
      case nil: exposed.port = port.port
      }
      return exposed
    }
  }
}

extension Service {
  /// Whether a Pod is behind the Service: it has an address, has not ended, and its labels are those selected.
  fileprivate func reaches(_ pod: Pod) -> Bool {
    pod.metadata.namespace == metadata.namespace && pod.isBound && !pod.isFinished && pod.status.podIP != nil
      && selector.allSatisfy { pod.metadata.labels[$0.key] == $0.value }
  }
}
