import Kubernetes
import Testing

@testable import Manifests

@Suite("versions that are served and not stored")
struct ServedVersionTests {
  private func autoscaler(_ apiVersion: String, _ spec: String) -> String {
    """
    apiVersion: \(apiVersion)
    kind: HorizontalPodAutoscaler
    metadata: {name: web}
    spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 10\(spec)}
    """
  }

  @Test(
    "an autoscaler of autoscaling/v1 is the one of v2 with the same target",
    arguments: [
      (
        ", targetCPUUtilizationPercentage: 50",
        ", metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]"
      ),
      (", minReplicas: 2", ", minReplicas: 2"), (", targetCPUUtilizationPercentage: null", ""),
    ])
  func autoscaler(old: String, new: String) throws {
    let read = try Manifest.decodeAll(autoscaler("autoscaling/v1", old))
    #expect(read == (try Manifest.decodeAll(autoscaler("autoscaling/v2", new))))
    #expect(read.first?.json["apiVersion"]?.string == "autoscaling/v2")
  }

  @Test("what is wrong with it is shown where it was written")
  func mistake() throws {
    let marked = try MarkedText(autoscaler("autoscaling/v1", ", targetCPUUtilizationPercentage: «0»"))
    let problems = try refusal(of: marked.text).problems
    #expect(problems.map(\.place?.line) == [marked.line])
    #expect(problems.map(\.place?.columns) == [marked.columns])
  }
}
