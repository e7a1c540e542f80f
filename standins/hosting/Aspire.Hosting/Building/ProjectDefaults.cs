using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What a project gets from its launch profile when run, and from the container convention when published.</summary>
internal static class ProjectDefaults
{
    public static void Apply(
        IResourceBuilder<ProjectResource> project, IProjectMetadata metadata, ProjectResourceOptions options)
    {
        var builder = project.ApplicationBuilder;
        var settings = metadata.LaunchSettings ?? LaunchSettings.Read(Path.GetDirectoryName(metadata.ProjectPath)!);
        var preferred = builder.Configuration["AppHost:DefaultLaunchProfileName"]
            ?? builder.Configuration["DOTNET_LAUNCH_PROFILE"];
        var chosen = options.ExcludeLaunchProfile ? null : settings?.Choose(options.LaunchProfileName, preferred);
        if (builder.ExecutionContext.IsRunMode)
        {
            ForRunning(project, chosen);
        }
        else
        {
            ForPublishing(project, chosen?.Profile);
        }
    }

    private static void ForRunning(
        IResourceBuilder<ProjectResource> project, (string Name, LaunchProfile Profile)? chosen)
    {
        project.WithEnvironment(SetAspNetCoreUrls);
        project.WithEnvironment("LOGGING__CONSOLE__FORMATTERNAME", "simple");
        if (chosen is not var (name, profile))
        {
            return;
        }
        var countByScheme = new Dictionary<string, int>();
        foreach (var url in profile.ApplicationUrl?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            // A wildcard host is no URI: read "http://*:80" and "http://+:80" as "http://localhost:80".
            var uri = new Uri(url.Trim().Replace("://*", "://localhost").Replace("://+", "://localhost"));
            var count = countByScheme[uri.Scheme] = countByScheme.GetValueOrDefault(uri.Scheme) + 1;
            project.WithEndpoint(count == 1 ? uri.Scheme : $"{uri.Scheme}{count}", endpoint =>
            {
                endpoint.Port = uri.Port;
                endpoint.UriScheme = uri.Scheme;
                endpoint.TargetHost = uri.Host;
                endpoint.FromLaunchProfile = true;
            });
        }
        project.WithEnvironment(context =>
        {
            context.EnvironmentVariables.TryAdd("DOTNET_LAUNCH_PROFILE", name);
            foreach (var (key, value) in profile.EnvironmentVariables)
            {
                context.EnvironmentVariables.TryAdd(key, Environment.ExpandEnvironmentVariables(value));
            }
        });
        if (profile.CommandLineArgs is { Length: > 0 } args)
        {
            project.WithArgs(CommandLine.Split(args));
        }
    }

    private static void SetAspNetCoreUrls(EnvironmentCallbackContext context)
    {
        var project = (ProjectResource)context.Resource;
        var urls = new ReferenceExpressionBuilder();
        foreach (var endpoint in project.GetEndpoints().Where(e => e.Scheme is "http" or "https"))
        {
            if (!urls.IsEmpty)
            {
                urls.AppendLiteral(";");
            }
            if (endpoint.Scheme == "https")
            {
                context.EnvironmentVariables.TryAdd("ASPNETCORE_HTTPS_PORT", endpoint.Property(EndpointProperty.Port));
            }
            urls.AppendLiteral($"{endpoint.Scheme}://{endpoint.EndpointAnnotation.TargetHost}:");
            urls.AppendValueProvider(endpoint.Property(EndpointProperty.TargetPort));
        }
        if (!urls.IsEmpty)
        {
            context.EnvironmentVariables.TryAdd("ASPNETCORE_URLS", urls.Build());
        }
    }

    private static void ForPublishing(IResourceBuilder<ProjectResource> project, LaunchProfile? profile)
    {
        project.WithEnvironment(context =>
        {
            if (project.Resource.GetEndpoints().Any()
                && !project.Resource.HasAnnotationOfType<DisableForwardedHeadersAnnotation>())
            {
                context.EnvironmentVariables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
            }
        });
        EndpointAnnotation? defaultHttps = null;
        project.WithEnvironment(context =>
        {
            SetPorts(context, "HTTP_PORTS", "http", null);
            SetPorts(context, "HTTPS_PORTS", "https", defaultHttps);
        });
        if (profile?.ApplicationUrl is null)
        {
            return;
        }
        // The ports of a launch profile are for development; a deployed web project listens for both schemes.
        project.WithEndpoint("http", e => e.UriScheme = "http");
        project.WithEndpoint("https", e =>
        {
            if (e.UriScheme != "https")
            {
                (e.UriScheme, defaultHttps) = ("https", e);
            }
        });
    }

    private static void SetPorts(
        EnvironmentCallbackContext context, string variable, string scheme, EndpointAnnotation? except)
    {
        var ports = new ReferenceExpressionBuilder();
        foreach (var endpoint in ((ProjectResource)context.Resource).GetEndpoints()
            .Where(e => e.Scheme == scheme && e.EndpointAnnotation != except))
        {
            if (!ports.IsEmpty)
            {
                ports.AppendLiteral(";");
            }
            ports.AppendValueProvider(endpoint.Property(EndpointProperty.TargetPort));
        }
        if (!ports.IsEmpty)
        {
            context.EnvironmentVariables[variable] = ports.Build();
        }
    }
}

internal static class CommandLine
{
    /// <summary>Splits at blanks; double quotes hold a piece together: <c>a "b c"</c> is two pieces.</summary>
    public static string[] Split(string line)
    {
        var pieces = new List<string>();
        var current = new System.Text.StringBuilder();
        var quoted = false;
        var started = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                (quoted, started) = (!quoted, true);
            }
            else if (char.IsWhiteSpace(c) && !quoted)
            {
                Flush();
            }
            else
            {
                current.Append(c);
                started = true;
            }
        }
        Flush();
        return [.. pieces];

        void Flush()
        {
            if (started)
            {
                pieces.Add(current.ToString());
            }
            current.Clear();
            started = false;
        }
    }
}
