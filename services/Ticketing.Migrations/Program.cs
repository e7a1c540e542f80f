using Npgsql;
using Ticketing.Migrations;
using Ticketing.ServiceDefaults;

// A one-shot: exit code 0 means that both schemas are at the newest version; the services wait for that.
var builder = Host.CreateApplicationBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton<DatabaseMigrator>();
using var host = builder.Build();

var migrator = host.Services.GetRequiredService<DatabaseMigrator>();
var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
await host.StartAsync();
try
{
    foreach (var (connectionName, folder) in new[] { ("event-ticketing-db", "EventTicketing"),
        ("booking-db", "Booking") })
    {
        var connectionString = builder.Configuration.GetConnectionString(connectionName)
            ?? throw new InvalidOperationException(
                $"Connection string '{connectionName}' is missing; the AppHost sets it.");
        await migrator.MigrateAsync(connectionString, folder, lifetime.ApplicationStopping);
    }

    return 0;
}
catch (NpgsqlException e)
{
    await Console.Error.WriteLineAsync($"The schema could not be brought up to date: {e.Message}");
    return 1;
}
finally
{
    await host.StopAsync();
}
