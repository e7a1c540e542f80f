using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace Standin.Clients.Tests;

public sealed class NpgsqlTests
{
    public sealed class Books(DbContextOptions<Books> options) : DbContext(options);

    [Fact]
    public void A_context_retries_and_has_a_health_check()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:books"] = "Host=localhost;Port=1;Username=u;Password=p;Database=books";
        builder.Configuration["Aspire:Npgsql:EntityFrameworkCore:PostgreSQL:Books:CommandTimeout"] = "7";
        builder.AddNpgsqlDbContext<Books>("books");
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<Books>();

        Assert.IsType<NpgsqlRetryingExecutionStrategy>(context.Database.CreateExecutionStrategy());
        Assert.Equal(7, context.Database.GetCommandTimeout());
        Assert.Contains("Port=1", context.Database.GetConnectionString(), StringComparison.Ordinal);
        var checks = host.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations;
        Assert.Equal("Books", Assert.Single(checks).Name);
    }

    [Fact]
    public void Retries_can_be_switched_off()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:books"] = "Host=localhost;Port=1";
        builder.AddNpgsqlDbContext<Books>("books", settings => settings.DisableRetry = true);
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();

        Assert.False(scope.ServiceProvider.GetRequiredService<Books>().Database.CreateExecutionStrategy().RetriesOnFailure);
    }

    [Fact]
    public void A_context_registered_by_hand_is_enriched()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDbContextPool<Books>(options => options.UseNpgsql("Host=localhost;Port=1"));
        builder.EnrichNpgsqlDbContext<Books>(settings => settings.CommandTimeout = 3);
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<Books>().Database;

        Assert.True(database.CreateExecutionStrategy().RetriesOnFailure);
        Assert.Equal(3, database.GetCommandTimeout());
    }

    [Fact]
    public void Without_a_connection_string_the_error_names_the_key()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddNpgsqlDbContext<Books>("books");
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();

        var error = Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Books>());
        Assert.Contains("ConnectionStrings:books", error.Message, StringComparison.Ordinal);
    }
}
