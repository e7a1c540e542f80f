using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;
using Ticketing.TestKit.Servers;

namespace Standin.Clients.Tests;

public sealed class RedisTests
{
    [Fact]
    public async Task A_client_waits_for_its_server_and_tells_whether_it_is_well()
    {
        var port = FreePort.Take();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:seats"] = $"localhost:{port},password=s3cret";
        builder.AddKeyedRedisClient("seats");
        using var host = builder.Build();

        // Nobody listens yet: connecting is not an exception.
        var connection = host.Services.GetRequiredKeyedService<IConnectionMultiplexer>("seats");
        var health = host.Services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync()).Status);

        using (await ServerProcess.RedisAsync(port, "s3cret"))
        {
            await Eventually.TrueAsync(
                async () => (await health.CheckHealthAsync()).Status == HealthStatus.Healthy, "it is well");
            await connection.GetDatabase().StringSetAsync("k", "v");
            Assert.Equal("v", (string?)await connection.GetDatabase().StringGetAsync("k"));
            var report = await health.CheckHealthAsync();
            Assert.Contains("StackExchange.Redis_seats", report.Entries.Keys);
        }

        await Eventually.TrueAsync(
            async () => (await health.CheckHealthAsync()).Status == HealthStatus.Unhealthy, "it is not well");
    }

    [Fact]
    public void Options_come_from_configuration_and_from_code()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:redis"] = "localhost:1,password=a";
        builder.Configuration["Aspire:StackExchange:Redis:ConfigurationOptions:ConnectRetry"] = "7";
        ConfigurationOptions? seen = null;
        builder.AddRedisClient("redis", configureOptions: options =>
        {
            options.ConnectTimeout = 50;
            seen = options;
        });
        using var host = builder.Build();
        Assert.NotNull(host.Services.GetRequiredService<IConnectionMultiplexer>());

        Assert.Equal("a", seen!.Password);
        Assert.Equal(7, seen.ConnectRetry);
        Assert.False(seen.AbortOnConnectFail);
    }

    [Fact]
    public void Without_a_connection_string_the_error_names_the_key()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddRedisClient("redis");
        using var host = builder.Build();

        var error = Assert.Throws<InvalidOperationException>(
            () => host.Services.GetRequiredService<IConnectionMultiplexer>());
        Assert.Contains("ConnectionStrings:redis", error.Message, StringComparison.Ordinal);
    }
}
