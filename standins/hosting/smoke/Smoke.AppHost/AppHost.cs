using Microsoft.Extensions.Configuration;

// A model that uses each thing the stand-ins promise; the tests look at what becomes of it.
var builder = DistributedApplication.CreateBuilder(args);
var greeting = builder.AddParameter("greeting", secret: true);

if (builder.ExecutionContext.IsPublishMode)
{
    var database = builder.AddPostgres("postgres").WithDataVolume().AddDatabase("orders");
    var cache = builder.AddRedis("cache");
    var kafka = builder.AddKafka("kafka");
    var page = builder.AddViteApp("page", "../Smoke.Web");
    builder.AddDockerComposeEnvironment("compose");
    builder.AddKubernetesEnvironment("k8s");
    builder.AddProject<Projects.Smoke_Web>("web").WithReplicas(3)
        .WithReference(database).WaitFor(database).WithReference(cache).WithReference(kafka)
        .WithEnvironment("GREETING", greeting).WithExternalHttpEndpoints()
        .PublishWithContainerFiles(page, "wwwroot");
    builder.Build().Run();
    return;
}

// Two processes, the first of which passes no signal on.
var store = builder.AddExecutable("store", "sh", ".", "-c", "sleep 1000 & sleep 1000; echo never")
    .WithEndpoint(port: null, targetPort: null, name: "tcp", scheme: "tcp", env: "STORE_PORT");
var connection = builder.AddConnectionString(
    "orders", ReferenceExpression.Create($"Host=localhost;Port={store.GetEndpoint("tcp").Property(EndpointProperty.Port)};Password={greeting}"));

var job = builder.AddProject<Projects.Smoke_Web>("job", launchProfileName: null).WithArgs("--job");
var slow = builder.AddProject<Projects.Smoke_Web>("slow", launchProfileName: null)
    .WithHttpEndpoint().WithHttpHealthCheck("/health")
    .WithEnvironment("HEALTHY_AFTER_MS", "1000");
builder.AddProject<Projects.Smoke_Web>("web").WithReplicas(2).WithHttpHealthCheck("/health")
    .WithReference(slow).WaitFor(slow).WaitForCompletion(job)
    .WithReference(connection).WaitForStart(store)
    .WithEnvironment("GREETING", greeting)
    .WithEnvironment("FROM_ARGUMENTS", builder.Configuration["Smoke:Value"] ?? "");
builder.Build().Run();
