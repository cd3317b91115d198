import Kubernetes
import Testing

@testable import Manifests

struct LeastManifestTests {
  @Test("what the API server would fill in goes, and nothing that means something")
  func least() throws {
    let written = try #require(
      Manifest.value(
        """
        {apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {restartPolicy: Always,
        schedulerName: default-scheduler, terminationGracePeriodSeconds: 5,
        containers: [{name: web, image: nginx, imagePullPolicy: Always, resources: {requests: {cpu: 100m}}}]}}
        """))
    let least = written.leastManifest
    #expect(try Manifest.decode(least) == Manifest.decode(written))
    let spec = try #require(least["spec"])
    #expect(spec["restartPolicy"] == nil && spec["schedulerName"] == nil)
    #expect(spec["terminationGracePeriodSeconds"] == .int(5))
    #expect(least["metadata"]?["labels"]?["app"] == .string("web"))
    #expect(least.leastManifest == least)
  }
}
