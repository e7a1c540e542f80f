using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Ticketing.TestKit.Servers;

namespace Standin.Clients.Tests;

public sealed class KafkaTests
{
    [Fact]
    public async Task A_message_carries_the_trace_it_was_sent_in()
    {
        using var broker = await ServerProcess.BrokerAsync(FreePort.Take());
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:kafka"] = $"localhost:{broker.Port}";
        builder.Configuration["Aspire:Confluent:Kafka:Consumer:Config:GroupId"] = "readers";
        builder.Configuration["Aspire:Confluent:Kafka:Consumer:kafka:Config:AutoOffsetReset"] = "Earliest";
        builder.AddKafkaProducer<string, string>("kafka", settings => settings.Config.Acks = Acks.All);
        builder.AddKafkaConsumer<string, string>("kafka");
        var spans = new ConcurrentQueue<Activity>();
        builder.Services.AddOpenTelemetry().WithTracing(t => t.AddSource("test").AddProcessor(new Keep(spans)));
        using var host = builder.Build();
        await host.StartAsync();

        using var source = new ActivitySource("test");
        var consumer = host.Services.GetRequiredService<IConsumer<string, string>>();
        using (var request = source.StartActivity("request"))
        {
            Assert.NotNull(request);
            await host.Services.GetRequiredService<IProducer<string, string>>()
                .ProduceAsync("greetings", new Message<string, string> { Key = "k", Value = "hello" });
        }

        consumer.Subscribe("greetings");
        ConsumeResult<string, string>? received = null;
        await Eventually.TrueAsync(
            () => Task.FromResult((received = consumer.Consume(TimeSpan.FromMilliseconds(100))) is not null),
            "the message comes");

        var request1 = Assert.Single(spans, s => s.DisplayName == "request");
        var publish = Assert.Single(spans, s => s.DisplayName == "greetings publish");
        Assert.Equal(request1.SpanId, publish.ParentSpanId);
        Assert.Equal("hello", received!.Message.Value);
        Assert.Equal(publish.Id, Encoding.UTF8.GetString(received.Message.Headers.GetLastBytes("traceparent")));
        var receive = Assert.Single(spans, s => s.DisplayName == "greetings receive");
        Assert.Equal(publish.SpanId, Assert.Single(receive.Links).Context.SpanId);

        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Equal(["Aspire.Confluent.Kafka.Consumer", "Aspire.Confluent.Kafka.Producer"], health.Entries.Keys.Order());
        consumer.Close();
    }

    [Fact]
    public void A_consumer_without_a_group_is_refused()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Configuration["ConnectionStrings:kafka"] = "localhost:1";
        builder.AddKeyedKafkaConsumer<string, string>("kafka");
        using var host = builder.Build();

        Assert.Throws<InvalidOperationException>(
            () => host.Services.GetRequiredKeyedService<IConsumer<string, string>>("kafka"));
    }

    private sealed class Keep(ConcurrentQueue<Activity> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => spans.Enqueue(data);
    }
}
