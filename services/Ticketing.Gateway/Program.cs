using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Ticketing.Gateway.Limits;
using Ticketing.Gateway.Operators;
using Ticketing.Gateway.Pages;
using Ticketing.Gateway.Proxy;
using Ticketing.Gateway.Reads;
using Ticketing.Gateway.Reference;
using Ticketing.Gateway.Waiting;
using Ticketing.Gateway.Web;
using Ticketing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();

builder.AddLimits();
builder.AddPublicReads();
builder.AddWaiting();
builder.AddPages();
builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = problem =>
    problem.ProblemDetails.Extensions.TryAdd("code", "internal-error"));
builder.Services.AddReverseProxy()
    .LoadFromMemory([.. ApiRoutes.Routes, .. OperatorRoutes.Of(builder.Configuration)], ApiRoutes.Clusters)
    .AddTransforms(PublicReads.AskForTheWhole)
    .AddServiceDiscoveryDestinationResolver();

// text/event-stream is not among the types: a compressor would hold events back.
builder.Services.AddResponseCompression(options =>
{
    options.EnableForHttps = true;
    options.MimeTypes = ["application/json", "application/problem+json", "text/html", "image/svg+xml", "application/xml"];
});
builder.Services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
builder.Services.AddRouteNames();
builder.Services.AddSingleton<WebFiles>();
builder.Services.AddSingleton<SecurityHeaders>();

var app = builder.Build();
app.UseExceptionHandler();
app.UseTrustedProxies();
app.UseSecurityHeaders();
app.UsePrivateAnswers();
app.UseConnectionLimits();
app.UseQueueStates();
app.UseApiReferencePolicy();

// Answers to a signed-in person stay uncompressed: their length would tell what they hold next to text that an
// attacker chose (BREACH), and they are small.
app.UseWhen(
    context => HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Authorization.Count == 0,
    branch => branch.UseResponseCompression());
app.UseWebFiles();
app.UseRouting();

app.UseRequestLimits();
app.UseOperatorGate();
app.UseAdmission();
app.UsePublicReads();

app.MapDefaultEndpoints();
app.MapReverseProxy(proxy =>
{
    proxy.UseForwardingProblems();
    proxy.UseLoadBalancing();
});
app.MapQueuePage();
app.MapApiReference();
app.MapSiteMap();
app.MapWebFallback();
app.Run();

/// <summary>Named so that tests can start the gateway.</summary>
public partial class Program;
